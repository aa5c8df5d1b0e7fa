import type { ReactNode } from "react";
import { sceneEntry } from "../catalogue";
import { progress } from "../player/storyboard";
import { useLive } from "../player/time";
import { useStore } from "../store/store";
import { setHelpOpen, setModelOpen, setShareOpen, setTheme, setWorkshopOpen } from "../store/view";
import { CHAPTER_IDS, CHAPTER_PLACES, type ChapterId, openChapter } from "../story/chapters";
import { spanOf } from "../story/steps";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { IconButton } from "../ui/IconButton";
import { words } from "../words/app";
import { words as sceneWords } from "../words/scenes";
import { LanguageButton } from "./LanguageButton";
import styles from "./TopBar.module.css";

/** The name, the story's six chapters, the workshop, and what is about the whole page. */
export function TopBar({ nav }: { nav: boolean }): ReactNode {
  const theme = useStore((state) => state.theme);
  return (
    <header className={styles.bar}>
      <a className={styles.brand} href="./" aria-label={words.header.brand}>
        <img src="./favicon.svg" alt="" width="26" height="26" />
        <span>Inside BERT</span>
      </a>
      {nav && <Chapters />}
      {nav && <WorkshopButton />}
      <div className={styles.tools}>
        <LanguageButton />
        <IconButton
          label={theme === "dark" ? words.header.light : words.header.dark}
          shortcut="D"
          onClick={() => setTheme(theme === "dark" ? "light" : "dark")}
        >
          <Icon name={theme === "dark" ? "sun" : "moon"} size={19} />
        </IconButton>
        <IconButton label={words.header.model} shortcut="M" onClick={() => setModelOpen(true)}>
          <Icon name="model" size={19} />
        </IconButton>
        <IconButton label={words.header.share} shortcut="S" onClick={() => setShareOpen(true)}>
          <Icon name="share" size={19} />
        </IconButton>
        <IconButton label={words.header.help} shortcut="?" onClick={() => setHelpOpen(true)}>
          <Icon name="help" size={19} />
        </IconButton>
      </div>
    </header>
  );
}

function WorkshopButton(): ReactNode {
  const inRoom = useStore((state) => state.scene !== "story");
  return (
    <Button
      kind="bare"
      className={styles.workshop}
      data-current={inRoom || undefined}
      aria-haspopup="dialog"
      aria-keyshortcuts="/"
      onClick={() => setWorkshopOpen(true)}
    >
      <Icon name="search" size={17} />
      <span>{words.workshop.button}</span>
    </Button>
  );
}

/** The six chapters as one line of six segments, filled as far as the story has come. */
function Chapters(): ReactNode {
  return (
    <nav className={styles.nav} aria-label={words.chapters}>
      <ol className={styles.chapters}>
        {CHAPTER_IDS.map((id, index) => (
          <ChapterItem key={id} id={id} number={index + 1} />
        ))}
      </ol>
    </nav>
  );
}

function ChapterItem({ id, number }: { id: ChapterId; number: number }): ReactNode {
  const { from, to } = spanOf(id);
  const inStory = useStore(({ scene }) => scene === "story");
  // In hundredths: a frame that moves nothing on the bar draws nothing.
  const filled = useLive((t) => (inStory ? Math.round(progress(t, from, to) * 100) : 0));
  const isCurrent = useLive((t) => inStory && (t > from || (from === 0 && t === 0)) && t <= to);
  // In a room, the part of the network that it hangs from: in a small window the bar is the map.
  const isAbout = useStore(({ scene }) => {
    const { place } = sceneEntry(scene);
    return place !== undefined && CHAPTER_PLACES[id].includes(place);
  });
  return (
    <li className={styles.item} style={{ flexGrow: to - from }} data-about={isAbout || undefined}>
      <Button
        kind="bare"
        className={styles.chapter}
        aria-current={isCurrent ? "step" : isAbout ? "location" : undefined}
        aria-keyshortcuts={String(number)}
        onClick={() => openChapter(id)}
      >
        <span className={styles.name}>
          <span className={styles.number}>{number}</span> {sceneWords.story[id]}
        </span>
        <span className={styles.segment}>
          <span style={{ width: `${filled}%` }} />
        </span>
      </Button>
    </li>
  );
}
