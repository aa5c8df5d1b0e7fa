import type { ReactNode } from "react";
import { fixed } from "../../ui/format";
import type { SceneContext } from "../scene";
import { BarRow } from "./BarRow";
import styles from "./Limits.module.css";
import { movedLoss, offsets } from "./positions";
import { STEP } from "./steps";

/** The visitor's text at several places of the position table: the same tokens, and only the place differs. */
export function MovedRows({ context }: { context: SceneContext }): ReactNode {
  const rows = offsets(context).map((offset) => ({ offset, loss: movedLoss(context, offset) }));
  const worst = Math.max(1, ...rows.map(({ loss }) => loss?.mean ?? 0));
  const guessed = rows[0]?.loss?.tokens.length ?? 0;
  return (
    <>
      <h3 className={styles.title}>Your text, moved back</h3>
      <table className={styles.rows}>
        <caption className="sr-only">Mean loss of your text by its first position</caption>
        <tbody>
          {rows.map(({ offset, loss }, index) => (
            <BarRow
              key={offset}
              name={`begins at position ${offset + 1}`}
              share={loss?.mean == null ? 0 : loss.mean / worst}
              value={loss?.mean == null ? "…" : fixed(loss.mean)}
              start={STEP.moved + 0.1 + (0.4 * index) / rows.length}
            />
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        Mean loss of {guessed > 0 ? guessed : "some"} of its tokens, each masked alone. In front stand [PAD]
        tokens that no token may look at, so nothing but the position vectors changes; [CLS] stays at 0.
        BERT-base was trained on 512 positions, and has no vector at all for a 513th.
      </p>
    </>
  );
}
