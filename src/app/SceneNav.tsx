import type { ReactNode } from "react";
import { CHAPTERS, SCENE_IDS } from "../scenes/catalogue";
import { useStore } from "../store/store";
import styles from "./SceneNav.module.css";

/** On narrow windows the row scrolls: the scene on stage must be in sight in it. */
function intoView(item: HTMLElement | null): void {
  const list = item?.closest("nav");
  if (!item || !list) return;
  const left = item.offsetLeft - list.offsetLeft - (list.clientWidth - item.clientWidth) / 2;
  list.scrollLeft = Math.max(0, left);
}

/** The scenes in the order of the story, chapter by chapter. */
export function SceneNav(): ReactNode {
  const scene = useStore((state) => state.scene);
  const { setScene } = useStore.getState();
  return (
    <nav className={styles.nav} aria-label="Scenes">
      <ol className={styles.chapters}>
        {CHAPTERS.map((chapter) => (
          <li key={chapter.name} className={styles.chapter}>
            <span className={styles.title}>{chapter.name}</span>
            <ol className={styles.list}>
              {chapter.scenes.map(({ id, name }) => {
                const digit = SCENE_IDS.indexOf(id) + 1;
                return (
                  <li key={id}>
                    <button
                      type="button"
                      className={styles.item}
                      aria-current={id === scene ? "page" : undefined}
                      aria-keyshortcuts={digit < 10 ? String(digit) : undefined}
                      ref={id === scene ? intoView : undefined}
                      onClick={() => setScene(id)}
                    >
                      {name}
                    </button>
                  </li>
                );
              })}
            </ol>
          </li>
        ))}
      </ol>
    </nav>
  );
}
