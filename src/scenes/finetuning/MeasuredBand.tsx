import { m, useTransform } from "framer-motion";
import type { ReactNode } from "react";
import { useSpan } from "../../player/time";
import { fixed } from "../../ui/format";
import type { SceneContext } from "../scene";
import styles from "./Finetuning.module.css";
import { type Figure, figuresOf } from "./readings";
import { headOf } from "./requests";
import { STEP } from "./steps";
import { Waiting } from "./Waiting";

const HEADS = [
  { head: "sentiment", label: "Sentiment" },
  { head: "ner", label: "Entities" },
  { head: "qa", label: "Answers" },
] as const;

/** How good the heads are on texts that none of them had seen: frozen and fine-tuned on one line. */
export function MeasuredBand({ context }: { context: SceneContext }): ReactNode {
  const figures = figuresOf(context);
  return (
    <>
      <table className={styles.measured}>
        <caption className="sr-only">Scores on held-out texts, out of 100</caption>
        <thead>
          <tr>
            <th scope="col">Held-out texts</th>
            <th scope="col" className={styles.number}>
              frozen
            </th>
            <th scope="col" className={styles.axisHead}>
              <span>0</span>
              <span>50</span>
              <span>100</span>
            </th>
            <th scope="col" className={styles.number}>
              fine-tuned
            </th>
          </tr>
        </thead>
        {HEADS.map(({ head, label }) => {
          const own = figures.filter((figure) => figure.head === head);
          const [frozen, full] = [headOf(context, head, "frozen"), headOf(context, head, "full")];
          return (
            <tbody key={head}>
              <tr>
                <th scope="rowgroup" colSpan={4} className={styles.group}>
                  {label}{" "}
                  {frozen && full && (
                    <span className={styles.detail}>
                      learned from {examples(frozen.figures.examples, full.figures.examples)};{" "}
                      {size(frozen.figures.bytes)} frozen, {size(full.figures.bytes)} fine-tuned
                    </span>
                  )}
                </th>
              </tr>
              {own.length === 0 ? (
                <tr>
                  <td colSpan={4}>
                    <Waiting context={context} name={head} variant={frozen ? "full" : "frozen"} />
                  </td>
                </tr>
              ) : (
                own.map((figure) => <Line key={figure.name} figure={figure} />)
              )}
            </tbody>
          );
        })}
      </table>
      <p className={styles.note}>
        Measured by us with the very files that run here. EM: the answer is exactly right; F1: how much of it
        is; for entities, kind and all words must be right.
      </p>
    </>
  );
}

/** How many examples the frozen and the fine-tuned head learned from: one number if both are the same. */
function examples(frozen = 0, full = 0): string {
  const [a, b] = [frozen.toLocaleString("en"), full.toLocaleString("en")];
  return a === b ? `${a} examples` : `${a} examples frozen and ${b} fine-tuned`;
}

/** A file's size: KB for small ones. */
export function size(bytes: number | undefined): string {
  return bytes === undefined
    ? "?"
    : bytes < 1e5
      ? `${fixed(bytes / 1e3, 1)} KB`
      : `${fixed(bytes / 1e6, 1)} MB`;
}

function Line({ figure }: { figure: Figure }): ReactNode {
  const moved = useSpan(STEP.measured + 0.1, STEP.measured + 0.7);
  const { frozen, full } = figure;
  const at = useTransform(moved, (p) => `${frozen + p * (full - frozen)}%`);
  const left = useTransform(moved, (p) => `${Math.min(frozen, frozen + p * (full - frozen))}%`);
  const width = useTransform(moved, (p) => `${Math.abs(p * (full - frozen))}%`);
  return (
    <tr>
      <th scope="row">{figure.name}</th>
      <td className={styles.number}>{fixed(frozen, 1)}</td>
      <td>
        <span className={styles.dumbbell}>
          <m.span className={styles.rod} style={{ left, width }} />
          <span className={styles.dot} data-variant="frozen" style={{ left: `${frozen}%` }} />
          <m.span className={styles.dot} data-variant="full" style={{ left: at }} />
        </span>
      </td>
      <td className={styles.number}>
        <b>{fixed(full, 1)}</b>
      </td>
    </tr>
  );
}
