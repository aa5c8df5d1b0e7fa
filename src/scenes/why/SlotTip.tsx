import type { ReactNode } from "react";
import type { LeaveOut } from "../../store/viewSlice";
import { percent, points } from "../../ui/format";
import type { Findings } from "./findings";
import styles from "./Why.module.css";

/** One token's numbers, and how they came to be. */
export function SlotTip(props: { findings: Findings; token: number; leaveOut: LeaveOut }): ReactNode {
  const { findings, token, leaveOut } = props;
  const { tokens, effects, attention, winner, subject } = findings;
  const { text, word } = tokens[token];
  const without = effects?.without[token];
  const asked = token === subject.position;
  return (
    <div className={styles.tip}>
      {asked ? (
        <p>
          [MASK]{subject.original !== null && <> hides “{subject.original}”</>}. BERT’s guess: “{winner.token}
          ”, {percent(winner.probability)}.
        </p>
      ) : (
        without !== null &&
        without !== undefined && (
          <p>
            p(“{winner.token}”) = {percent(effects?.probability ?? 0)}; with “{text}”{" "}
            {leaveOut === "mask" ? "masked" : "removed"} {percent(without)}. Effect:{" "}
            <b>{points((effects?.probability ?? 0) - without)}</b> points.
          </p>
        )
      )}
      <p>
        Attention of position {subject.position} to “{asked ? "itself" : text}”, mean over heads:{" "}
        {attention.layers.map((layer, l) => `layer ${l + 1} ${percent(layer[token])}`).join(", ")}; rollout{" "}
        {percent(attention.rollout[token])}.
      </p>
      {!asked && word !== null && <p>Click to ask about this word instead.</p>}
    </div>
  );
}
