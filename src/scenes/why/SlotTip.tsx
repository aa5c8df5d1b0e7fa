import type { ReactNode } from "react";
import { percent, points } from "../../ui/format";
import type { Findings } from "./findings";
import type { LeaveOut } from "./settings";
import styles from "./Why.module.css";
import { words } from "./words";

/** One token's numbers, and how they came to be. */
export function SlotTip(props: { findings: Findings; token: number; leaveOut: LeaveOut }): ReactNode {
  const { findings, token, leaveOut } = props;
  const { tokens, effects, winner, subject } = findings;
  const { text, word } = tokens[token];
  const left = effects?.[token];
  const asked = token === subject.position;
  return (
    <div className={styles.tip}>
      {asked ? (
        <p>{words.staff.tip.asked(subject.original, winner.token, percent(winner.probability))}</p>
      ) : (
        left && (
          <p>
            {words.staff.tip.without({
              winner: winner.token,
              before: percent(winner.probability),
              token: text,
              leaveOut,
              after: percent(left.without.value),
              effect: points(left.effect.value),
            })}
          </p>
        )
      )}
      {!asked && word !== null && <p>{words.staff.tip.click}</p>}
    </div>
  );
}
