import type { ReactNode } from "react";
import { useStore } from "../store/store";
import { fixed } from "../ui/format";
import { words } from "../words/app";
import styles from "./ModelBar.module.css";

/** A pass that takes longer than this many milliseconds is felt: the page then says what it waits for. */
export const SLOW = 400;

/** On a weak device: how long one pass over the text took here. Elsewhere nothing. */
export function PaceBar(): ReactNode {
  const result = useStore((state) => state.runs.main?.result ?? null);
  if (!result || result.milliseconds < SLOW) return null;
  return (
    <div className={styles.bar} role="status">
      <p>{words.pace(fixed(result.milliseconds / 1000, 1), result.encoding.tokens.length)}</p>
    </div>
  );
}
