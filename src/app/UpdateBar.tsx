import type { ReactNode } from "react";
import { useStore } from "../store/store";
import styles from "./ModelBar.module.css";

/** A newer page has been fetched in the background; it waits until the visitor asks for it. */
export function UpdateBar(): ReactNode {
  const update = useStore((state) => state.update);
  if (!update) return null;
  return (
    <div className={styles.bar} role="status">
      <p>A newer version of this page is ready. Your text stays in the address.</p>
      <button type="button" className={styles.retry} onClick={update}>
        Reload
      </button>
    </div>
  );
}
