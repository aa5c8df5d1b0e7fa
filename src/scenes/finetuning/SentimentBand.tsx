import { m } from "framer-motion";
import { Fragment, type ReactNode } from "react";
import { Ask, AskBar } from "../../inspector/Ask";
import { markProps, marksGroup } from "../../inspector/question";
import { labelRef } from "../../inspector/refs";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { percent, points } from "../../ui/format";
import { Bar } from "../../viz/Bar";
import { underWords } from "../../viz/colors";
import type { SceneContext } from "../scene";
import styles from "./Finetuning.module.css";
import { HeadBand } from "./HeadBand";
import { effectsOf, labelName } from "./headRefs";
import { OwnVerdict } from "./OwnVerdict";
import { measuredLabel } from "./readings";
import { type Told, toldBy, variantsOf } from "./requests";
import { STEP } from "./steps";
import { words } from "./words";

/** What two sentiment heads say of the text, and how much each word does to it. */
export function SentimentBand({ context }: { context: SceneContext }): ReactNode {
  // Both variants' words share one scale, so that their colours can be compared.
  // More than the strongest, so that letters stay readable on its color.
  const scale =
    1.7 *
    Math.max(
      0.02,
      ...variantsOf(context, "sentiment").flatMap((variant) => {
        const told = toldBy(context, "sentiment", variant);
        return told ? effectsOf(context, told).map(({ value }) => Math.abs(value)) : [];
      }),
    );
  return (
    <HeadBand
      context={context}
      name="sentiment"
      note={(own) => (own ? words.own.note : words.sentiment.note)}
    >
      {(told, variant) => (
        <>
          {variant === "own" ? <OwnVerdict head={told.head} pass={told.request} /> : <Verdict {...told} />}
          <Words context={context} told={told} scale={scale} />
        </>
      )}
    </HeadBand>
  );
}

/** How positive the text is, and how negative: one bar, with its middle. */
function Verdict({ head, request }: Told): ReactNode {
  const grown = useSpan(STEP.sentiment + 0.05, STEP.sentiment + 0.4);
  const [negative, positive] = head.probabilities.data;
  const width = useDerived(grown, (p) => `${(0.5 + p * (positive - 0.5)) * 100}%`);
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
    <div className={styles.verdict}>
      <span className={styles.negative}>{said(0, labels.negative, negative)}</span>
      <span>
        <span className="sr-only" role="img" aria-label={balance(percent(negative), percent(positive))} />
        <AskBar request={request} about={labelRef(1)}>
          <Bar
            style={{ width, marginLeft: "auto" }}
            color="color-mix(in srgb, var(--c-positive) 75%, var(--surface))"
            rest="color-mix(in srgb, var(--c-negative) 62%, var(--surface))"
            mark={0.5}
            height={22}
          />
        </AskBar>
      </span>
      <span className={styles.positive}>{said(1, labels.positive, positive)}</span>
    </div>
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
