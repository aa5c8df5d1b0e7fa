import type { Tab } from "../../ui/Tabs";
import { words } from "../../words/finetuning";

/** The scene's steps in order: storyboard, picture and tabs read their times from here. */
export const STEP = {
  sentiment: 0,
  words: 1,
  entities: 2,
  answer: 3,
  measured: 4,
  data: 5,
  train: 6,
  rates: 7,
  pooling: 8,
  tried: 9,
} as const;

/** The views of the stage. Which one is shown follows from the step, so a tab is a jump in time. */
export type Band = "sentiment" | "entities" | "answer" | "measured" | "train";

/** The step that each view begins with. */
const BEGINS = {
  sentiment: STEP.sentiment,
  entities: STEP.entities,
  answer: STEP.answer,
  measured: STEP.measured,
  train: STEP.data,
} as const satisfies Record<Band, number>;

const BANDS = Object.keys(BEGINS) as readonly Band[];

/** The views by the names that they have on the page. */
export function bandTabs(): readonly Tab<Band>[] {
  return BANDS.map((id) => ({ id, label: words.bands[id], step: BEGINS[id] }));
}

/** The view of a step. */
export function bandAt(step: number): Band {
  return BANDS.findLast((band) => BEGINS[band] <= step) ?? "sentiment";
}

/** Story time in which training runs from its first step to its last. */
export const TRAINING = { from: STEP.train + 0.02, to: STEP.train + 0.92 };
