import { m, useTransform } from "framer-motion";
import type { ReactNode } from "react";
import { useSpan } from "../../player/time";
import { fixed, percent } from "../../ui/format";
import { size } from "../finetuning/MeasuredBand";
import { SETS } from "../finetuning/sets";
import type { SceneContext } from "../scene";
import { last, pooledOf, scoresOf } from "./readings";
import { lengthsOf, POOLINGS, SET_NAMES, timeOf } from "./requests";
import { STEP } from "./steps";
import styles from "./Tips.module.css";

const POOLING_NAMES = { cls: "[CLS]", mean: "mean of words" } as const;

/** Held-out accuracy of both vectors on both ready sets. */
export function PoolingView({ context }: { context: SceneContext }): ReactNode {
  return (
    <table className={styles.table}>
      <caption className={styles.title}>Held-out sentences right, after the same training</caption>
      <thead>
        <tr>
          <th scope="col">Sentences</th>
          {POOLINGS.map((pooling) => (
            <th key={pooling} scope="col">
              {POOLING_NAMES[pooling]}
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
                {SETS[set].examples.length} learned, {SETS[set].tests.length} held out
              </span>
            </th>
            {POOLINGS.map((pooling, i) => {
              const run = pooledOf(context, set)?.runs[i];
              return (
                <td key={pooling}>
                  {run ? (
                    <Share share={last(run.testAccuracies)} at={STEP.pooling} color={i === 0 ? "cls" : "b"} />
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

function Share({ share, at, color }: { share: number; at: number; color: "cls" | "b" }): ReactNode {
  const grown = useSpan(at + 0.1, at + 0.6);
  const width = useTransform(grown, (p) => `${p * share * 100}%`);
  return (
    <span className={styles.share}>
      <span className={styles.track} aria-hidden="true">
        <m.span className={styles.bar} style={{ width, background: `var(--c-${color})` }} />
      </span>
      <b>{percent(share)}</b>
    </span>
  );
}

const HEADS = [
  { head: "sentiment", label: "Sentiment" },
  { head: "ner", label: "Entities" },
  { head: "qa", label: "Answers" },
] as const;

/** What the trained heads of this page scored, and at what price. */
export function FrozenView({ context }: { context: SceneContext }): ReactNode {
  return (
    <table className={styles.table}>
      <caption className={styles.title}>Our heads, measured on held-out texts</caption>
      <thead>
        <tr>
          <th scope="col">Head</th>
          <th scope="col">frozen</th>
          <th scope="col">fine-tuned</th>
        </tr>
      </thead>
      <tbody>
        {HEADS.map(({ head, label }) => {
          const scores = scoresOf(context, head);
          const measure = scores && Object.keys(scores.frozen).find((name) => / /.test(name));
          if (!scores || !measure)
            return (
              <tr key={head}>
                <th scope="row">{label}</th>
                <td colSpan={2} className={styles.faint}>
                  {context.runs[`head-${head}`]?.error ?? "on its way…"}
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
                    {one.epochs} epochs at {one.lr}, {size(one.bytes)}
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
      <caption className={styles.title}>One pass of this model on this device, the fastest of three</caption>
      <thead>
        <tr>
          <th scope="col">Tokens</th>
          <th scope="col">Milliseconds</th>
          <th scope="col">per token</th>
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
