import type { ReactNode } from "react";
import { useStore } from "../store/store";
import { words } from "../words/app";
import styles from "./ModelBar.module.css";
import { takeUpdate } from "./offline";

/** A newer page has been fetched in the background; it waits until the visitor asks for it. */
export function UpdateBar(): ReactNode {
  const ready = useStore((state) => state.updateReady);
  if (!ready) return null;
  return (
    <div className={styles.bar} role="status">
      <p>{words.update}</p>
      <button type="button" className={styles.retry} onClick={takeUpdate}>
        {words.reload}
      </button>
    </div>
  );
}
