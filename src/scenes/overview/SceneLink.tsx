import type { ReactNode } from "react";
import { setScene } from "../../store/view";
import { Button } from "../../ui/Button";
import styles from "./Overview.module.css";
import type { MapScene } from "./places";
import { words } from "./words";

interface SceneLinkProps {
  readonly scene: MapScene;
  /** The visitor comes from there. */
  readonly lit: boolean;
}

/** A way into a scene: its name; the one that the visitor comes from is lit. */
export function SceneLink({ scene, lit }: SceneLinkProps): ReactNode {
  return (
    <Button
      className={styles.link}
      data-lit={lit || undefined}
      title={scene.question}
      aria-label={words.way(scene.name, scene.question, lit)}
      onClick={() => setScene(scene.id)}
    >
      {scene.name}
    </Button>
  );
}
