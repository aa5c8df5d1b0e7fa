import type { ReactNode } from "react";
import { sceneName } from "../scenes/names";
import { SCENE_IDS } from "../scenes/sceneId";
import { useStore } from "../store/store";
import styles from "./SceneNav.module.css";

/** The scenes in the order of the story. */
export function SceneNav(): ReactNode {
  const scene = useStore((state) => state.scene);
  const { setScene } = useStore.getState();
  return (
    <nav className={styles.nav} aria-label="Scenes">
      <ol className={styles.list}>
        {SCENE_IDS.map((id, index) => (
          <li key={id}>
            <button
              type="button"
              className={styles.item}
              aria-current={id === scene ? "page" : undefined}
              aria-keyshortcuts={String(index + 1)}
              onClick={() => setScene(id)}
            >
              <span className={styles.number} aria-hidden="true">
                {index + 1}
              </span>
              {sceneName[id]}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
