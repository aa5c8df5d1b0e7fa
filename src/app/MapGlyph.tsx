import type { ReactNode } from "react";
import type { Place } from "../catalogue";
import type { Step } from "../player/storyboard";
import { useStep } from "../player/time";
import { useStore } from "../store/store";
import { CHAPTER_PLACES, type ChapterId, openChapter } from "../story/chapters";
import { spanOf } from "../story/steps";
import { Button } from "../ui/Button";
import { words } from "../words/app";
import { words as sceneWords } from "../words/scenes";
import styles from "./MapGlyph.module.css";

/** The parts of the small network, from the roof to the ground, by the chapters that tell them. */
const ROWS: readonly (readonly ChapterId[])[] = [
  ["guess", "cls", "learning"],
  ["floors"],
  ["looking"],
  ["words"],
];

interface MapGlyphProps {
  /** The part that the room is about; the story's steps have their own. */
  readonly place: Place | null;
  readonly steps: readonly Step[];
}

/** The network in the corner: the part on stage is filled, what was seen is tinted, and each part leads to its chapter. */
export function MapGlyph({ place, steps }: MapGlyphProps): ReactNode {
  const index = useStep(Math.max(1, steps.length));
  const inStory = useStore(({ scene }) => scene === "story");
  const here = (inStory ? steps[index]?.place : place) ?? null;
  return (
    <nav className={styles.map} aria-label={words.map.label}>
      {ROWS.map((row, level) => (
        <div key={level} className={styles.row}>
          {row.map((chapter) => {
            const { from, to } = spanOf(chapter);
            const isHere =
              here !== null &&
              CHAPTER_PLACES[chapter].includes(here) &&
              (!inStory || here !== "layers" || (index >= from && index < to));
            const name = words.map.goTo(sceneWords.story[chapter]);
            return (
              <Button
                key={chapter}
                kind="bare"
                className={styles.part}
                data-here={isHere || undefined}
                data-seen={(inStory && index >= from) || undefined}
                aria-label={isHere ? `${name} (${words.map.here})` : name}
                title={sceneWords.story[chapter]}
                onClick={() => openChapter(chapter)}
              >
                {chapter === "floors" || chapter === "looking" ? (
                  <>
                    <span />
                    <span />
                  </>
                ) : null}
              </Button>
            );
          })}
        </div>
      ))}
    </nav>
  );
}
