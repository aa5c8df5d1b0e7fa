import type { ReactNode } from "react";
import { useStore } from "../store/store";
import styles from "./ModelBar.module.css";

/** Says in a page without intro that parts of the model are off; elsewhere `SwitchAccount` does. */
export function SwitchBar(): ReactNode {
  const { headsOff, layersOff, edgesOff } = useStore((state) => state.switches);
  const scene = useStore((state) => state.scene);
  const parts = [
    count(layersOff.length, "layer off", "layers off"),
    count(headsOff.length, "head off", "heads off"),
    count(edgesOff.length, "edge cut", "edges cut"),
  ].filter((part) => part !== null);
  // The scene “Why?” keeps its own account next to the switches, where this bar would push them from under the pointer.
  if (parts.length === 0 || scene === "why") return null;
  return (
    <div className={styles.bar} data-switches role="status">
      <p>You have switched off parts of the model: {parts.join(", ")}.</p>
      <button type="button" className={styles.retry} onClick={() => useStore.getState().restoreAll()}>
        Restore all
      </button>
    </div>
  );
}

function count(number: number, one: string, many: string): string | null {
  return number === 0 ? null : `${number} ${number === 1 ? one : many}`;
}
