import { type ReactNode, useEffect, useRef, useState } from "react";
import { CHAPTERS, type Chapter, type SceneId, sceneDigit } from "../scenes/catalogue";
import { useStore } from "../store/store";
import { words } from "../words/app";
import styles from "./SceneNav.module.css";

/** Pixels at an end of the row that count as none: browsers scroll by fractions. */
const SLACK = 2;

/** The row of scenes; on narrow windows it scrolls, and fades where there is more of it. */
export function SceneNav(): ReactNode {
  const scene = useStore((state) => state.scene);
  const row = useRef<HTMLElement>(null);
  const [more, setMore] = useState({ left: false, right: false });

  useEffect(() => {
    const nav = row.current;
    if (!nav) return;
    const look = () => {
      const left = nav.scrollLeft > SLACK;
      const right = nav.scrollLeft + nav.clientWidth < nav.scrollWidth - SLACK;
      setMore((known) => (known.left === left && known.right === right ? known : { left, right }));
    };
    look();
    nav.addEventListener("scroll", look, { passive: true });
    addEventListener("resize", look);
    // The names are wider or narrower once the page's font is there.
    document.fonts?.ready.then(look);
    return () => {
      nav.removeEventListener("scroll", look);
      removeEventListener("resize", look);
    };
  }, []);

  return (
    <nav
      ref={row}
      className={styles.nav}
      aria-label={words.nav}
      data-more-left={more.left || undefined}
      data-more-right={more.right || undefined}
    >
      <ol className={styles.chapters}>
        {CHAPTERS.map((chapter) => (
          <ChapterItem key={chapter.name} chapter={chapter} current={scene} />
        ))}
      </ol>
    </nav>
  );
}

/** The scene on stage must be in sight in the row. */
function intoView(item: HTMLElement | null): void {
  const list = item?.closest("nav");
  if (!item || !list) return;
  const left = item.offsetLeft - list.offsetLeft - (list.clientWidth - item.clientWidth) / 2;
  list.scrollLeft = Math.max(0, left);
}

function ChapterItem({ chapter, current }: { chapter: Chapter; current: SceneId }): ReactNode {
  const { setScene } = useStore.getState();
  const scenes = chapter.scenes as readonly (Chapter["scenes"][number] & { readonly id: SceneId })[];
  // A chapter of one scene that says the same as its name needs no title.
  const titled = scenes.length > 1 || scenes[0]?.name !== chapter.name;
  return (
    <li className={styles.chapter}>
      <span className={titled ? styles.title : styles.noTitle} aria-hidden={!titled || undefined}>
        {titled ? chapter.name : "\u00a0"}
      </span>
      <ol className={styles.list}>
        {scenes.map(({ id, name }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.item}
              aria-current={id === current ? "page" : undefined}
              aria-keyshortcuts={sceneDigit(id) ?? undefined}
              ref={id === current ? intoView : undefined}
              onClick={() => setScene(id)}
            >
              {id === "overview" && <MapIcon />}
              {name}
            </button>
          </li>
        ))}
      </ol>
    </li>
  );
}

/** A folded map. */
function MapIcon(): ReactNode {
  return (
    <svg className={styles.mapIcon} width="16" height="14" viewBox="0 0 16 14" aria-hidden="true">
      <path
        d="M1 3 5.5 1l5 2L15 1v10l-4.5 2-5-2L1 13zM5.5 1v10M10.5 3v10"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
    </svg>
  );
}
