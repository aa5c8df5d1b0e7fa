import type { ReactNode } from "react";
import { useStore } from "../store/store";
import { restoreAll } from "../store/view";
import { words } from "../words/switches";
import styles from "./ModelBar.module.css";

/** Says in a page without intro that parts of the model are off; elsewhere `SwitchAccount` does. */
export function SwitchBar(): ReactNode {
  const { headsOff, layersOff, edgesOff } = useStore((state) => state.switches);
  const scene = useStore((state) => state.scene);
  const parts = words.parts(layersOff.length, headsOff.length, edgesOff.length);
  // The scene “Why?” keeps its own account next to the switches, where this bar would push them from under the pointer.
  if (parts === "" || scene === "why") return null;
  return (
    <div className={styles.bar} data-switches role="status">
      <p>{words.bar(parts)}</p>
      <button type="button" className={styles.retry} onClick={restoreAll}>
        {words.restore}
      </button>
    </div>
  );
}
