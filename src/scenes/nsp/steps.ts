import { bandsOf } from "../bands";
import { words } from "./words";

/** The scene's steps in order: storyboard, picture and tabs read their times from here. */
export const STEP = {
  input: 0,
  pooled: 1,
  logits: 2,
  softmax: 3,
  others: 4,
  words: 5,
  trial: 6,
  dropped: 7,
} as const;

/** The views of the stage. Which one is shown follows from the step, so a tab is a jump in time. */
export type Band = "pair" | "others" | "words" | "trial";

const VIEWS = bandsOf<Band>(
  { pair: STEP.input, others: STEP.others, words: STEP.words, trial: STEP.trial },
  () => words.bands,
);

export const BANDS = VIEWS.tabs;
export const bandOf = VIEWS.of;
