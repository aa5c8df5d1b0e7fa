import { m } from "framer-motion";
import { Fragment, type ReactNode } from "react";
import type { AskedVariant } from "../../engine";
import { Ask, AskBar } from "../../inspector/Ask";
import { markProps, marksGroup } from "../../inspector/question";
import { labelRef } from "../../inspector/refs";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { percent, points } from "../../ui/format";
import { Note } from "../../ui/Room";
import { underWords } from "../../viz/colors";
import type { SceneContext } from "../scene";
import styles from "./Finetuning.module.css";
import { HeadMissing, NoHead } from "./HeadMissing";
import { effectsOf, labelName } from "./headRefs";
import { OwnVerdict } from "./OwnVerdict";
import { measuredLabel } from "./readings";
import { type Told, toldBy, variantsOf } from "./requests";
import { STEP } from "./steps";
import { Variant } from "./Variant";
import { words } from "./words";

/** What two sentiment heads say of the text, and how much each word does to it. */
export function SentimentBand({ context }: { context: SceneContext }): ReactNode {
  const variants = variantsOf(context, "sentiment");
  if (variants.length === 0) return <NoHead context={context} />;
  // Both variants' words share one scale, so that their colours can be compared.
  // More than the strongest, so that letters stay readable on its color.
  const scale =
    1.7 *
    Math.max(
      0.02,
      ...variants.flatMap((variant) => {
        const told = toldBy(context, "sentiment", variant);
        return told ? effectsOf(context, told).map(({ value }) => Math.abs(value)) : [];
      }),
    );
  return (
    <>
      {variants.map((variant) => (
        <Variant key={variant} variant={variant}>
          <Verdict context={context} variant={variant} scale={scale} />
        </Variant>
      ))}
      <Note>{variants[0] === "own" ? words.own.note : words.sentiment.note}</Note>
    </>
  );
}

interface VerdictProps {
  readonly context: SceneContext;
  readonly variant: AskedVariant;
  readonly scale: number;
}

function Verdict({ context, variant, scale }: VerdictProps): ReactNode {
  const grown = useSpan(STEP.sentiment + 0.05, STEP.sentiment + 0.4);
  const told = toldBy(context, "sentiment", variant);
  const [negative, positive] = told ? told.head.probabilities.data : [0.5, 0.5];
  const width = useDerived(grown, (p) => `${(0.5 + p * (positive - 0.5)) * 100}%`);
  if (!told) return <HeadMissing context={context} name="sentiment" variant={variant} />;
  const { request } = told;
  if (variant === "own")
    return (
      <>
        <OwnVerdict head={told.head} pass={request} />
        <Words context={context} told={told} scale={scale} />
      </>
    );
  const { labels, share, balance } = words.sentiment;
  const said = (index: number, label: string, value: number): ReactNode =>
    share(
      label,
      <b>
        <Ask request={request} about={labelRef(index)} label={words.from(`${label} ${percent(value)}`)}>
          {percent(value)}
        </Ask>
      </b>,
    );
  return (
    <>
      <div className={styles.verdict}>
        <span className={styles.negative}>{said(0, labels.negative, negative)}</span>
        <span className={styles.balance}>
          <span className="sr-only" role="img" aria-label={balance(percent(negative), percent(positive))} />
          <AskBar request={request} about={labelRef(1)}>
            <m.span className={styles.positiveFill} style={{ width }} />
            <span className={styles.middle} />
          </AskBar>
        </span>
        <span className={styles.positive}>{said(1, labels.positive, positive)}</span>
      </div>
      <Words context={context} told={told} scale={scale} />
    </>
  );
}

interface WordsProps {
  readonly context: SceneContext;
  readonly told: Told;
  readonly scale: number;
}

/** The text's words, each on the colour of what it does. */
function Words({ context, told, scale }: WordsProps): ReactNode {
  const { head, run } = told;
  const shown = useSpan(STEP.sentiment + 0.45, STEP.sentiment + 0.8);
  const effects = effectsOf(context, told);
  const index = measuredLabel(head);
  const name = labelName(head, index);
  const all = head.probabilities.data[index];
  const { encoding } = run;
  const { onKeyDown } = marksGroup("");
  return (
    <ul className={styles.words} aria-label={words.sentiment.words(name)} onKeyDown={onKeyDown}>
      {encoding.words.map((word, i) => {
        const effect = effects[i]?.value ?? 0;
        const isSecond = word.segment === 1 && encoding.words[i - 1]?.segment === 0;
        const tip = () =>
          words.sentiment.effectTip(word.text, name, percent(all), percent(all - effect), points(effect));
        return (
          <Fragment key={i}>
            {isSecond && <li className={styles.break} aria-hidden="true" />}
            <li>
              <span
                className={styles.word}
                {...markProps(() => effects[i], {
                  label: words.sentiment.effect(points(effect), word.text),
                  tip,
                  later: i > 0,
                })}
              >
                <span className={styles.wordText}>
                  <m.span
                    className={styles.wordFill}
                    style={{ background: underWords(effect, scale), opacity: shown }}
                  />
                  <span className={styles.wordLetters}>{word.text}</span>
                </span>
                <m.span className={styles.wordEffect} style={{ opacity: shown }}>
                  {points(effect)}
                </m.span>
              </span>
            </li>
          </Fragment>
        );
      })}
    </ul>
  );
}
