import type { ReactNode } from "react";
import styles from "../app/ModelBar.module.css";
import { useStore } from "../store/store";
import { words } from "../words/link";

/** Says that the link which opened the page was damaged on its way. */
export function LinkBar(): ReactNode {
  const lost = useStore((state) => state.linkLost);
  if (!lost) return null;
  return (
    <div className={styles.bar} role="status">
      <p>{words.lost}</p>
      <button type="button" className={styles.retry} onClick={() => useStore.setState({ linkLost: false })}>
        {words.close}
      </button>
    </div>
  );
}
