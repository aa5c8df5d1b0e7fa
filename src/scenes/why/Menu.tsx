import type { ReactNode } from "react";
import { useStore } from "../../store/store";
import { words } from "../../words/why";
import { STEP } from "./steps";
import styles from "./Why.module.css";

const ENTRIES = ["guess", "lens", "without", "attention", "agree", "parts"] as const;

/** Before anything is computed on stage: the ways to take a guess apart, each a jump in time. */
export function Menu(): ReactNode {
  const { jumpTo } = useStore.getState();
  return (
    <ol className={styles.menu} aria-label={words.menu.title}>
      {ENTRIES.map((entry) => (
        <li key={entry}>
          <button type="button" onClick={() => jumpTo(STEP[entry])}>
            <b>{words.menu[entry].title}</b>
            <span>{words.menu[entry].line}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
