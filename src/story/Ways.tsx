import type { ReactNode } from "react";
import { stepAt } from "../player/storyboard";
import { useLive } from "../player/time";
import { setWorkshopOpen } from "../store/view";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { words } from "../words/app";
import { openChapter } from "./chapters";
import { OPENING } from "./open";
import styles from "./Story.module.css";
import { STORY } from "./steps";

/** Seconds of the whole story, in minutes. */
const MINUTES = Math.round(STORY.reduce((sum, { seconds }) => sum + seconds, 0) / 60);

/** The ways on from the opening, and from the story's end. */
export function Ways(): ReactNode {
  const isHere = useLive((t) => {
    const step = stepAt(t, STORY.length);
    return step < OPENING || step === STORY.length - 1;
  });
  if (!isHere) return null;
  return (
    <div className={styles.go}>
      <Button kind="main" className={styles.primary} onClick={() => openChapter("words")}>
        <Icon name="play" size={20} />
        {words.ways.go} <small>{words.ways.minutes(MINUTES)}</small>
      </Button>
      <Button className={styles.secondary} onClick={() => setWorkshopOpen(true)}>
        {words.ways.around}
      </Button>
    </div>
  );
}
