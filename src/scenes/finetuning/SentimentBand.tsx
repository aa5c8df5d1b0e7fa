import { m, useTransform } from "framer-motion";
import { Fragment, type ReactNode } from "react";
import type { Encoding, HeadResult, HeadVariant } from "../../engine";
import { useSpan } from "../../player/time";
import { percent, points } from "../../ui/format";
import { divergingFill } from "../../viz/colors";
import { tipHandlers } from "../../viz/Tip";
import type { SceneContext } from "../scene";
import styles from "./Finetuning.module.css";
import { wordEffects } from "./readings";
import { headOf, headRun } from "./requests";
import { STEP } from "./steps";
import { Variant } from "./Variant";
import { Waiting } from "./Waiting";

const VARIANTS = ["frozen", "full"] as const;

/** What two sentiment heads say of the text, and how much each word does to it. */
export function SentimentBand({ context }: { context: SceneContext }): ReactNode {
  // Both variants' words share one scale, so that their colours can be compared.
  // More than the strongest, so that letters stay readable on its color.
  const scale =
    1.7 *
    Math.max(
      0.02,
      ...VARIANTS.flatMap((variant) => {
        const head = headOf(context, "sentiment", variant);
        return head ? wordEffects(head).map(Math.abs) : [];
      }),
    );
  return (
    <>
      {VARIANTS.map((variant) => (
        <Variant key={variant} variant={variant}>
          <Verdict context={context} variant={variant} scale={scale} />
        </Variant>
      ))}
      <p className={styles.note}>
        Under a word: how many percentage points it adds to “positive”, found by running the head again
        without the word.
      </p>
    </>
  );
}

interface VerdictProps {
  readonly context: SceneContext;
  readonly variant: HeadVariant;
  readonly scale: number;
}

function Verdict({ context, variant, scale }: VerdictProps): ReactNode {
  const grown = useSpan(STEP.sentiment + 0.1, STEP.sentiment + 0.7);
  const head = headOf(context, "sentiment", variant);
  const [negative, positive] = head ? head.probabilities.data : [0.5, 0.5];
  const width = useTransform(grown, (p) => `${(0.5 + p * (positive - 0.5)) * 100}%`);
  const run = context.runs[headRun("sentiment", variant)]?.result;
  if (!head || !run) return <Waiting context={context} name="sentiment" variant={variant} />;
  return (
    <>
      <div className={styles.verdict}>
        <span className={styles.negative}>
          negative <b>{percent(negative)}</b>
        </span>
        <span
          className={styles.balance}
          role="img"
          aria-label={`negative ${percent(negative)}, positive ${percent(positive)}`}
        >
          <m.span className={styles.positiveFill} style={{ width }} />
          <span className={styles.middle} />
        </span>
        <span className={styles.positive}>
          positive <b>{percent(positive)}</b>
        </span>
      </div>
      <Words head={head} encoding={run.encoding} scale={scale} />
    </>
  );
}

interface WordsProps {
  readonly head: HeadResult;
  readonly encoding: Encoding;
  readonly scale: number;
}

/** The text's words, each on the colour of what it does. */
function Words({ head, encoding, scale }: WordsProps): ReactNode {
  const shown = useSpan(STEP.words + 0.05, STEP.words + 0.6);
  const effects = wordEffects(head);
  const positive = head.probabilities.data[1];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
    <ul tabIndex={0} className={styles.words} aria-label="What each word adds to “positive”">
      {encoding.words.map((word, i) => {
        const effect = effects[i] ?? 0;
        const isSecond = word.segment === 1 && encoding.words[i - 1]?.segment === 0;
        return (
          <Fragment key={i}>
            {isSecond && <li className={styles.break} aria-hidden="true" />}
            <li
              className={styles.word}
              {...tipHandlers(() => (
                <>
                  positive with “{word.text}” {percent(positive)} − without it {percent(positive - effect)} ={" "}
                  {points(effect)} points
                </>
              ))}
            >
              <span className={styles.wordText}>
                <m.span
                  className={styles.wordFill}
                  style={{ background: divergingFill(effect, scale), opacity: shown }}
                />
                <span className={styles.wordLetters}>{word.text}</span>
              </span>
              <m.span className={styles.wordEffect} style={{ opacity: shown }}>
                {points(effect)}
              </m.span>
            </li>
          </Fragment>
        );
      })}
    </ul>
  );
}
