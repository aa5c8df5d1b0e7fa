import type { ReactNode } from "react";
import { fixed } from "../../ui/format";
import { words } from "../../words/limits";
import type { SceneContext } from "../scene";
import { BarRow } from "./BarRow";
import styles from "./Limits.module.css";
import { movedLoss, offsets } from "./positions";
import { meanLossRef, type Scored } from "./refs";
import { STEP } from "./steps";

/** The visitor's text at several places of the position table: the same tokens, and only the place differs. */
export function MovedRows({ context }: { context: SceneContext }): ReactNode {
  const rows = offsets(context).map((offset) => ({ offset, scored: movedLoss(context, offset) }));
  const worst = Math.max(1, ...rows.map(({ scored }) => scored?.losses.mean ?? 0));
  const guessed = rows[0]?.scored?.losses.tokens.length ?? 0;
  const about = (scored: Scored | null, offset: number) => () =>
    meanLossRef(context, scored as Scored, words.moved.mean(offset + 1));
  return (
    <>
      <h3 className={styles.title}>{words.moved.heading}</h3>
      <table className={styles.rows} data-steps="moved">
        <caption className="sr-only">{words.moved.table}</caption>
        <tbody>
          {rows.map(({ offset, scored }, index) => (
            <BarRow
              key={offset}
              name={words.moved.begins(offset + 1)}
              share={scored?.losses.mean == null ? 0 : scored.losses.mean / worst}
              value={scored?.losses.mean == null ? "…" : fixed(scored.losses.mean)}
              request={scored?.losses.mean == null ? null : scored.request}
              about={about(scored, offset)}
              start={STEP.moved + 0.1 + (0.4 * index) / rows.length}
            />
          ))}
        </tbody>
      </table>
      <p className={styles.note}>{words.moved.note(guessed)}</p>
    </>
  );
}
