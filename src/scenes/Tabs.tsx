import type { ReactNode } from "react";
import { jumpTo } from "../store/player";
import { words } from "../words/ui";
import type { Tab } from "./steps";
import styles from "./Tabs.module.css";

interface TabsProps<Id extends string> {
  readonly tabs: readonly Tab<Id>[];
  readonly current: Id;
}

/** The views of a stage. Which one is shown follows from the step, so a tab is a jump in time. */
export function Tabs<Id extends string>({ tabs, current }: TabsProps<Id>): ReactNode {
  return (
    <fieldset className={styles.tabs} aria-label={words.view}>
      {tabs.map(({ id, label, step }) => (
        <button
          key={id}
          type="button"
          className={styles.tab}
          aria-pressed={id === current}
          onClick={() => jumpTo(step)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
