import type { SceneContext } from "../scenes/scene";
import type { Requests } from "./answers";
import { CHAPTER_IDS, type ChapterId } from "./chapters";
import { cutRequests } from "./cut";
import { floorsRequests } from "./floors";
import { gatherRequests } from "./gather";
import { guessRequests } from "./guess";
import { learnRequests } from "./learn";
import { lookRequests } from "./look";
import { STORY, type StepId } from "./steps";

/** What each chapter asks the engine. */
const CHAPTER_REQUESTS: Readonly<Record<ChapterId, (context: SceneContext) => Requests>> = {
  guess: guessRequests,
  words: cutRequests,
  looking: lookRequests,
  floors: floorsRequests,
  cls: gatherRequests,
  learning: learnRequests,
};

/** The text with its blank, always; then what this chapter and the next one show: they are there when time comes to them. */
export function requests(context: SceneContext): Requests {
  const now = CHAPTER_IDS.indexOf(STORY[Math.min(context.step, STORY.length - 1)].chapter);
  const wanted = CHAPTER_IDS.slice(now, now + 2).map((id) => CHAPTER_REQUESTS[id](context));
  return Object.assign({ main: guessRequests(context).main }, ...wanted);
}

/** Passes that a chapter's steps show, and steps that show others; of the rest it is the main one: endings of the first come one by one. */
const SHOWN: Readonly<Partial<Record<ChapterId | StepId, readonly string[]>>> = {
  words: ["words"],
  looking: ["whole"],
  sides: ["whole", "ltr"],
  floors: ["floors"],
  "floors-ask": ["floors", "pillar"],
  cls: ["cls"],
  feels: ["judged"],
  learning: ["trained"],
  end: ["main"],
};

/** What another text's picture waits for: without these passes a chapter would leave the stage at each key press. */
export function awaits(step: number): readonly string[] {
  const { chapter, id } = STORY[Math.min(step, STORY.length - 1)];
  return SHOWN[id] ?? SHOWN[chapter] ?? ["main"];
}
