import { m } from "framer-motion";
import type { ReactNode } from "react";
import { useSpan } from "../../player/time";
import { useStore } from "../../store/store";
import { percent } from "../../ui/format";
import type { SceneContext } from "../scene";
import { HELD_OUT } from "./card";
import styles from "./Nsp.module.css";
import { STEP } from "./steps";
import { KINDS, type Kind, type Trial, trialOf } from "./trial";

const NAMES: Readonly<Record<Kind, string>> = {
  follows: "B follows",
  swapped: "swapped",
  unrelated: "another story’s B",
};

/** Six small stories: what the model says of each B in order, swapped, and of a stranger; and its held-out accuracy. */
export function TrialBand({ context }: { context: SceneContext }): ReactNode {
  const trial = trialOf(context);
  if (!trial) return <p className={styles.note}>Asking about the stories…</p>;
  return (
    <div className={styles.trial}>
      <table className={styles.table} data-trial>
        <caption className={styles.tableCaption}>
          Probability of “B follows A” for six stories written for this page; ✗ marks a wrong answer
        </caption>
        <thead>
          <tr>
            <th scope="col">A → B</th>
            {KINDS.map((kind) => (
              <th key={kind} scope="col">
                {NAMES[kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trial.rows.map((row, index) => (
            <StoryRow key={row.story.a} row={row} order={index} />
          ))}
          <tr className={styles.means}>
            <th scope="row">mean</th>
            {KINDS.map((kind) => (
              <td key={kind}>{percent(trial.means[kind])}</td>
            ))}
          </tr>
        </tbody>
      </table>
      {HELD_OUT && (
        <p className={styles.note}>
          Measured apart, by <code>training/evaluate.py</code>: {percent(HELD_OUT.accuracy)} right on{" "}
          {HELD_OUT.pairs} held-out pairs of the model this page ships
          {HELD_OUT.byLength.length > 1 &&
            ` (${HELD_OUT.byLength.map(({ length, accuracy }) => `${percent(accuracy)} at ${length} tokens`).join(", ")})`}
          . The more text, the clearer the topic.
        </p>
      )}
    </div>
  );
}

function StoryRow({ row, order }: { row: Trial["rows"][number]; order: number }): ReactNode {
  const start = STEP.trial + 0.05 + order * 0.1;
  const opacity = useSpan(start, start + 0.15);
  const { a, b } = row.story;
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className={styles.take}
          title="Put this pair on stage"
          onClick={() => {
            useStore.getState().setText(a);
            useStore.getState().setPair(b);
          }}
        >
          {a} → {b}
        </button>
      </th>
      {KINDS.map((kind) => {
        const wrong = kind === "follows" ? row[kind] <= 0.5 : kind === "unrelated" && row[kind] >= 0.5;
        return (
          <m.td key={kind} style={{ opacity }} data-wrong={wrong || undefined}>
            {percent(row[kind])}
            {wrong && (
              <span className={styles.wrong}>
                <span aria-hidden="true"> ✗</span>
                <span className="sr-only"> wrong</span>
              </span>
            )}
          </m.td>
        );
      })}
    </tr>
  );
}
