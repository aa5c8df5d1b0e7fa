import { stepTable } from "../steps";
import { words } from "./words";

/** The scene's steps: how long each takes, and the view of the stage that it begins. */
export const { STEP, BANDS, bandOf, tell } = stepTable(
  {
    attention: [10, "layer"],
    feedForward: [10],
    fire: [8, "gelu"],
  },
  () => words.views,
);

export type Band = ReturnType<typeof bandOf>;

/** A layer's halves have three parts each: when progress `p` of a part is reached. */
const part = (step: number, index: number) => (p: number) => step + (index + p) / 3;

export const WHEN = {
  input: part(STEP.attention, 0),
  attention: part(STEP.attention, 1),
  norm: part(STEP.attention, 2),
  neurons: part(STEP.feedForward, 0),
  write: part(STEP.feedForward, 1),
  normAgain: part(STEP.feedForward, 2),
};
