import type { Place } from "../catalogue";
import { goTo } from "../store/player";
import { useStore } from "../store/store";

/** The story's chapters, in order. */
export const CHAPTER_IDS = ["guess", "words", "looking", "floors", "cls", "learning"] as const;
export type ChapterId = (typeof CHAPTER_IDS)[number];

/** The first step of each chapter. */
const FIRST_STEPS: Readonly<Record<ChapterId, string>> = {
  guess: "blank",
  words: "cut",
  looking: "arcs",
  floors: "tower",
  cls: "gather",
  learning: "dice",
};

/** What of the network each chapter is about. */
export const CHAPTER_PLACES: Readonly<Record<ChapterId, readonly Place[]>> = {
  guess: ["mlm"],
  words: ["tokens", "embeddings"],
  looking: ["layers"],
  floors: ["layers"],
  cls: ["nsp", "cls"],
  learning: ["task"],
};

/** Plays a step of the story, and what comes after it. */
export function openStep(step: string): void {
  goTo({ scene: "story", step });
  useStore.setState({ until: null });
}

/** Plays the story from the beginning of a chapter. */
export function openChapter(chapter: ChapterId): void {
  openStep(FIRST_STEPS[chapter]);
}
