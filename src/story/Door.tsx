import type { ReactNode } from "react";
import type { SceneId } from "../catalogue";
import { setScene } from "../store/view";
import styles from "./Story.module.css";

/** A way from here to a scene: its words are the children. */
export function Door({ to, children }: { to: SceneId; children: ReactNode }): ReactNode {
  return (
    <button type="button" className={styles.link} onClick={() => setScene(to)}>
      {children}
    </button>
  );
}
