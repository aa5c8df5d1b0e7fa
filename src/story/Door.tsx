import type { ReactNode } from "react";
import type { SceneId } from "../catalogue";
import { setScene } from "../store/view";
import { Button } from "../ui/Button";
import styles from "./Story.module.css";

/** A way from here to a scene: its words are the children. */
export function Door({ to, children }: { to: SceneId; children: ReactNode }): ReactNode {
  return (
    <Button kind="quiet" className={styles.link} onClick={() => setScene(to)}>
      {children}
    </Button>
  );
}
