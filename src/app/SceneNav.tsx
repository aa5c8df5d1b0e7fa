import type { ReactNode } from "react";
import { sceneName } from "../scenes/names";
import { SCENE_IDS } from "../scenes/sceneId";
import { useStore } from "../store/store";
import styles from "./SceneNav.module.css";

/** On narrow windows the row scrolls: the scene on stage must be in sight in it. */
function intoView(item: HTMLElement | null): void {
  const list = item?.closest("ol");
  if (!item || !list) return;
  const left = item.offsetLeft - list.offsetLeft - (list.clientWidth - item.clientWidth) / 2;
  list.scrollLeft = Math.max(0, left);
}

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
              ref={id === scene ? intoView : undefined}
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
