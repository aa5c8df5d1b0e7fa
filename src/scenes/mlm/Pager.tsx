import type { ReactNode } from "react";
import { setToken } from "../../store/view";
import { Icon } from "../../ui/Icon";
import { IconButton } from "../../ui/IconButton";
import styles from "./Guesses.module.css";
import type { Window } from "./selection";
import { words } from "./words";

/** Which of the chosen positions are on stage, and the way to the others. Nothing if all are. */
export function Pager({ window }: { window: Window }): ReactNode {
  const { readings, first, total, before, after } = window;
  if (readings.length === total) return null;
  const last = first + readings.length;
  return (
    <div className={styles.pager}>
      <IconButton label={words.guesses.before} disabled={before === null} onClick={() => setToken(before)}>
        <Icon name="chevronLeft" />
      </IconButton>
      <span>{words.guesses.window(first + 1, last, total)}</span>
      <IconButton label={words.guesses.after} disabled={after === null} onClick={() => setToken(after)}>
        <Icon name="chevronRight" />
      </IconButton>
    </div>
  );
}
