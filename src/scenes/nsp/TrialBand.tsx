import { m } from "framer-motion";
import type { ReactNode } from "react";
import { Ask } from "../../inspector/Ask";
import { useSpan } from "../../player/time";
import { setText } from "../../store/text";
import { percent } from "../../ui/format";
import type { SceneContext } from "../scene";
import { HELD_OUT } from "./card";
import styles from "./Nsp.module.css";
import { type Trial, trialOf } from "./numbers";
import { STEP } from "./steps";
import { KINDS } from "./trial";
import { words } from "./words";

/** Six small stories: what the model says of each B in order, swapped, and of a stranger; and its held-out accuracy. */
export function TrialBand({ context }: { context: SceneContext }): ReactNode {
  const trial = trialOf(context);
  if (!trial) return <p className={styles.note}>{words.trial.asking}</p>;
  return (
    <div className={styles.trial}>
      <table className={styles.table} data-trial>
        <caption className={styles.tableCaption}>{words.trial.caption}</caption>
        <thead>
          <tr>
            <th scope="col">A → B</th>
            {KINDS.map((kind) => (
              <th key={kind} scope="col">
                {words.trial.kinds[kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trial.rows.map((row, index) => (
            <StoryRow key={row.story.a} row={row} order={index} />
          ))}
          <tr className={styles.means}>
            <th scope="row">{words.trial.mean}</th>
            {KINDS.map((kind) => (
              <td key={kind}>
                <Ask
                  {...trial.means[kind]}
                  label={words.trial.meanFrom(percent(trial.means[kind].value), words.trial.kinds[kind])}
                >
                  {percent(trial.means[kind].value)}
                </Ask>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      {HELD_OUT && (
        <p className={styles.note}>
          {words.trial.heldOut(
            percent(HELD_OUT.accuracy),
            HELD_OUT.pairs,
            HELD_OUT.byLength.map(({ length, accuracy }) => ({ length, accuracy: percent(accuracy) })),
          )}
        </p>
      )}
    </div>
  );
}

interface StoryRowProps {
  readonly row: Trial["rows"][number];
  readonly order: number;
}

function StoryRow({ row, order }: StoryRowProps): ReactNode {
  const start = STEP.trial + 0.05 + order * 0.1;
  const opacity = useSpan(start, start + 0.15);
  const { a, b } = row.story;
  return (
    <tr>
      <th scope="row">
        <button type="button" className={styles.take} title={words.others.take} onClick={() => setText(a, b)}>
          {a} → {b}
        </button>
      </th>
      {KINDS.map((kind) => {
        const { value } = row[kind];
        const wrong = kind === "follows" ? value <= 0.5 : kind === "unrelated" && value >= 0.5;
        return (
          <m.td key={kind} style={{ opacity }} data-wrong={wrong || undefined}>
            <Ask {...row[kind]} label={words.trial.from(percent(value), words.trial.kinds[kind], a)}>
              {percent(value)}
            </Ask>
            {wrong && (
              <span className={styles.wrong}>
                <span aria-hidden="true"> ✗</span>
                <span className="sr-only">{words.trial.wrong}</span>
              </span>
            )}
          </m.td>
        );
      })}
    </tr>
  );
}
