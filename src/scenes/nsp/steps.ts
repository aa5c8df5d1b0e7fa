import type { Tab } from "../../ui/Tabs";
import { words } from "../../words/nsp";

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

/** The step that each view begins with. */
const BEGINS = { pair: STEP.input, others: STEP.others, words: STEP.words, trial: STEP.trial } as const;

const BANDS = Object.keys(BEGINS) as readonly Band[];

/** The views by the names that they have on the page. */
export function bandTabs(): readonly Tab<Band>[] {
  return BANDS.map((id) => ({ id, label: words.bands[id], step: BEGINS[id] }));
}

/** The view of a step. */
export function bandOf(step: number): Band {
  return BANDS.findLast((band) => step >= BEGINS[band]) ?? "pair";
}
