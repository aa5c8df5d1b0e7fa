import type { Place } from "../catalogue";
import type { View } from "./camera";
import type { ChapterId } from "./chapters";

/** One step of the story, without its words: those are in `words/story.tsx` under the same id. */
interface StoryStep<Id extends string = string> extends View {
  readonly id: Id;
  readonly chapter: ChapterId;
  /** How long it takes at speed 1, the time to read included. */
  readonly seconds: number;
  /** What of the network it is about. */
  readonly place: Place;
}

type Row<Id extends string> = readonly [id: Id, seconds: number, place: Place, line: number, size: number];

function chapter<const Id extends string>(
  chapter: ChapterId,
  steps: readonly Row<Id>[],
): readonly StoryStep<Id>[] {
  return steps.map(([id, seconds, place, line, size]) => ({ id, chapter, seconds, place, line, size }));
}

/** The whole story, in order: one line, one clock. */
export const STORY = [
  ...chapter("guess", [
    ["blank", 4.5, "mlm", 0.66, 60],
    ["turn", 3.1, "mlm", 0.66, 60],
    ["again", 2.9, "mlm", 0.66, 60],
    ["curtain", 4.4, "mlm", 0.66, 60],
    ["guess-ask", 10, "mlm", 0.66, 60],
  ]),
  ...chapter("words", [
    ["cut", 8, "tokens", 0.84, 56],
    ["pieces", 10, "tokens", 0.86, 52],
    ["numbers", 8, "tokens", 0.5, 40],
    ["lookup", 8, "embeddings", 0.36, 34],
    ["sum", 10, "embeddings", 0.36, 34],
    ["words-ask", 10, "tokens", 0.56, 100],
  ]),
  ...chapter("looking", [
    ["arcs", 8, "layers", 0.84, 34],
    ["scores", 10, "layers", 0.84, 34],
    ["softmax", 9, "layers", 0.84, 34],
    ["values", 9, "layers", 0.84, 34],
    ["all", 7, "layers", 0.84, 34],
    ["ways", 9, "layers", 0.84, 34],
    ["sides", 9, "layers", 0.84, 34],
    ["banks", 11, "layers", 0.5, 30],
    ["looking-ask", 11, "layers", 0.84, 34],
  ]),
  ...chapter("floors", [
    ["tower", 8, "layers", 0.9, 28],
    ["stream", 10, "layers", 0.9, 28],
    ["neurons", 9, "layers", 0.9, 28],
    ["rise", 10, "mlm", 0.9, 28],
    ["senses", 11, "layers", 0.9, 28],
    ["floors-ask", 11, "mlm", 0.9, 28],
  ]),
  ...chapter("cls", [
    ["gather", 8, "cls", 0.9, 28],
    ["tall", 8, "cls", 0.9, 28],
    ["mean", 11, "cls", 0.9, 28],
    ["follows", 11, "nsp", 0.9, 26],
    ["feels", 11, "task", 0.9, 28],
    ["cls-ask", 11, "nsp", 0.9, 26],
  ]),
  ...chapter("learning", [
    ["dice", 10, "mlm", 0.62, 36],
    ["fates", 12, "mlm", 0.62, 36],
    ["loss", 11, "mlm", 0.62, 36],
    ["born", 15, "mlm", 0.62, 36],
    ["tune", 11, "task", 0.62, 36],
    ["writer", 11, "mlm", 0.74, 36],
    ["learning-ask", 11, "task", 0.62, 36],
    ["end", 9, "mlm", 0.66, 60],
  ]),
];

export type StepId = (typeof STORY)[number]["id"];

/** The index of a step of that name; −1 if there is none. */
export function stepIndex(id: string): number {
  return STORY.findIndex((step) => step.id === id);
}

/** Where a chapter begins and ends in the story's time. */
export function spanOf(chapter: ChapterId): { readonly from: number; readonly to: number } {
  const from = STORY.findIndex((step) => step.chapter === chapter);
  const to = STORY.findLastIndex((step) => step.chapter === chapter) + 1;
  return { from, to };
}
