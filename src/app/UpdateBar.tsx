import type { ReactNode } from "react";
import { useStore } from "../store/store";
import { words } from "../words/app";
import styles from "./ModelBar.module.css";

/** A newer page has been fetched in the background; it waits until the visitor asks for it. */
export function UpdateBar(): ReactNode {
  const update = useStore((state) => state.update);
  if (!update) return null;
  return (
    <div className={styles.bar} role="status">
      <p>{words.update}</p>
      <button type="button" className={styles.retry} onClick={update}>
        {words.reload}
      </button>
    </div>
  );
}
