import { m } from "framer-motion";
import type { ReactNode } from "react";
import { useSpan } from "../../player/time";
import { useStore } from "../../store/store";
import { fixed } from "../../ui/format";
import { Chip } from "../../viz/Chip";
import type { SceneContext } from "../scene";
import styles from "./Limits.module.css";
import { type Filled, filledOf } from "./pieces";
import { STEP } from "./steps";
import { TextField } from "./TextField";

const COLUMN = 54;

/** A common and a rare word at the same place: the loss of every token, masked alone. */
export function PieceBand({ context }: { context: SceneContext }): ReactNode {
  const { setSetting } = useStore.getState();
  const { frame, common, rare } = context.settings.limits;
  const both = (["common", "rare"] as const).map((id) => ({ id, filled: filledOf(context, id) }));
  const worst = Math.max(
    4,
    ...both.flatMap(({ filled }) => filled?.losses.tokens.map(({ loss }) => loss) ?? []),
  );
  return (
    <>
      <div className={styles.fields}>
        <TextField
          label="sentence, with a gap ___"
          value={frame}
          onChange={(value) => setSetting("limits", { frame: value })}
        />
        <TextField
          label="a common word"
          value={common}
          onChange={(value) => setSetting("limits", { common: value })}
        />
        <TextField
          label="a rare word"
          value={rare}
          onChange={(value) => setSetting("limits", { rare: value })}
        />
      </div>
      {both.map(({ id, filled }, index) =>
        filled ? (
          <Sentence key={id} filled={filled} worst={worst} order={index} />
        ) : (
          <p key={id} className={styles.wait}>
            Masking each token in turn…
          </p>
        ),
      )}
      <p className={styles.note}>
        Bars: the loss of each token, masked alone, with everything else to see, a rare word’s other pieces
        too. Masked as a whole word, all of its pieces have to be guessed from the sentence. Google’s later
        BERT models were pre-trained in that way (google-research/bert, “whole word masking”, 2019).
      </p>
    </>
  );
}

function Sentence({ filled, worst, order }: { filled: Filled; worst: number; order: number }): ReactNode {
  const start = STEP.pieces + 0.05 + 0.3 * order;
  const grow = useSpan(start, start + 0.35);
  const { encoding, losses, pieces, alone, together, others, word } = filled;
  const lossAt = new Map(losses.tokens.map(({ position, loss }) => [position, loss]));
  return (
    <section className={styles.sentence} aria-label={`“${word}” in the sentence`}>
      <ul className={styles.columns}>
        {encoding.tokens.map((token, position) => {
          const loss = lossAt.get(position);
          return (
            <li key={position} data-own={pieces.includes(position) || undefined}>
              <span className={styles.column} style={{ height: COLUMN }}>
                {loss !== undefined && (
                  <m.span
                    className={styles.columnFill}
                    style={{ height: `${(100 * loss) / worst}%`, scaleY: grow, originY: 1 }}
                  />
                )}
              </span>
              <span className={styles.columnValue}>{loss === undefined ? "" : fixed(loss, 1)}</span>
              <Chip token={token} />
            </li>
          );
        })}
      </ul>
      <p className={styles.guesses}>
        “{word}”: {pieces.length} {pieces.length === 1 ? "piece" : "pieces"}; loss <b>{fixed(alone)}</b> with
        its pieces masked one at a time, <b>{together === null ? "…" : fixed(together)}</b> masked as a whole;
        the other tokens have <b>{fixed(others)}</b> on average.
      </p>
    </section>
  );
}
