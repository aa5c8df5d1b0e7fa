import { m, useTransform } from "framer-motion";
import type { ReactNode } from "react";
import { Ask, AskBar } from "../../inspector/Ask";
import type { Question } from "../../inspector/question";
import { useSpan } from "../../player/time";
import { exact, fixed, percent } from "../../ui/format";
import { words } from "../../words/tips";
import { size } from "../finetuning/MeasuredBand";
import { SETS } from "../finetuning/sets";
import type { SceneContext } from "../scene";
import { last, pooledOf, scoresOf } from "./readings";
import { rightQuestion } from "./refs";
import { lengthsOf, POOLINGS, SET_NAMES, timeOf } from "./requests";
import { STEP } from "./steps";
import styles from "./Tips.module.css";

/** Held-out accuracy of both vectors on both ready sets. */
export function PoolingView({ context }: { context: SceneContext }): ReactNode {
  return (
    <table className={`${styles.table} ${styles.even}`}>
      <caption className={styles.title}>{words.pooling.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.pooling.sentences}</th>
          {POOLINGS.map((pooling) => (
            <th key={pooling} scope="col">
              {words.pooling.vectors[pooling]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {SET_NAMES.map((set) => (
          <tr key={set}>
            <th scope="row">
              {SETS[set].classes.join(", ")}
              <span className={styles.faint}>
                {words.pooling.counts(SETS[set].examples.length, SETS[set].tests.length)}
              </span>
            </th>
            {POOLINGS.map((pooling, i) => {
              const run = pooledOf(context, set)?.runs[i];
              return (
                <td key={pooling}>
                  {run ? (
                    <Share
                      share={last(run.testAccuracies)}
                      question={rightQuestion(SETS[set], run)}
                      color={i === 0 ? "cls" : "b"}
                    />
                  ) : (
                    "…"
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ShareProps {
  readonly share: number;
  readonly question: Question;
  readonly color: "cls" | "b";
}

function Share({ share, question, color }: ShareProps): ReactNode {
  const grown = useSpan(STEP.pooling + 0.1, STEP.pooling + 0.6);
  const width = useTransform(grown, (p) => `${p * share * 100}%`);
  return (
    <span className={styles.share}>
      <span className={styles.track} aria-hidden="true">
        <AskBar {...question}>
          <m.span className={styles.bar} style={{ width, background: `var(--c-${color})` }} />
        </AskBar>
      </span>
      <b>
        <Ask {...question} label={words.asked(percent(share))}>
          {percent(share)}
        </Ask>
      </b>
    </span>
  );
}

const HEADS = ["sentiment", "ner", "qa"] as const;

/** What the trained heads of this page scored, and at what price. */
export function FrozenView({ context }: { context: SceneContext }): ReactNode {
  return (
    <table className={styles.table}>
      <caption className={styles.title}>{words.frozen.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.frozen.head}</th>
          <th scope="col">{words.frozen.frozen}</th>
          <th scope="col">{words.frozen.full}</th>
        </tr>
      </thead>
      <tbody>
        {HEADS.map((head) => {
          const label = words.frozen.heads[head];
          const scores = scoresOf(context, head);
          const measure = scores && Object.keys(scores.frozen).find((name) => / /.test(name));
          if (!scores || !measure)
            return (
              <tr key={head}>
                <th scope="row">{label}</th>
                <td colSpan={2} className={styles.faint}>
                  {context.runs[`head-${head}`]?.error ?? words.frozen.waiting}
                </td>
              </tr>
            );
          const { frozen, full } = scores;
          return (
            <tr key={head}>
              <th scope="row">
                {label}
                <span className={styles.faint}>{measure}</span>
              </th>
              {[frozen, full].map((one, i) => (
                <td key={i}>
                  <b>{fixed(one[measure], 1)}</b>
                  <span className={styles.faint}>
                    {words.frozen.training(exact(one.epochs), exact(one.lr), size(one.bytes))}
                  </span>
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Time of a pass by length, measured on this device a moment ago. */
export function LengthView({ context }: { context: SceneContext }): ReactNode {
  const lengths = lengthsOf(context);
  const longest = Math.max(1, ...lengths.map((tokens) => timeOf(context, tokens) ?? 0));
  return (
    <table className={styles.table}>
      <caption className={styles.title}>{words.length.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.length.tokens}</th>
          <th scope="col">{words.length.milliseconds}</th>
          <th scope="col">{words.length.each}</th>
        </tr>
      </thead>
      <tbody>
        {lengths.map((tokens, i) => (
          <TimeLine key={tokens} tokens={tokens} index={i} time={timeOf(context, tokens)} longest={longest} />
        ))}
      </tbody>
    </table>
  );
}

interface TimeLineProps {
  readonly tokens: number;
  readonly index: number;
  readonly time: number | null;
  readonly longest: number;
}

function TimeLine({ tokens, index, time, longest }: TimeLineProps): ReactNode {
  const grown = useSpan(STEP.length + 0.05 + index * 0.07, STEP.length + 0.3 + index * 0.07);
  const width = useTransform(grown, (p) => `${p * ((time ?? 0) / longest) * 100}%`);
  return (
    <tr>
      <th scope="row">{tokens}</th>
      <td>
        <span className={styles.share}>
          <span className={styles.track} aria-hidden="true">
            <m.span className={styles.bar} style={{ width, background: "var(--accent)" }} />
          </span>
          <b>{time === null ? "…" : fixed(time, 1)}</b>
        </span>
      </td>
      <td>{time === null ? "…" : fixed(time / tokens, 3)}</td>
    </tr>
  );
}
