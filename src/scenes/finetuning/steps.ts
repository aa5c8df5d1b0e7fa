import { stepTable } from "../steps";
import { words } from "./words";

/** The scene's steps: how long each takes, and the view of the stage that it begins. */
export const { STEP, BANDS, bandOf, tell } = stepTable(
  {
    sentiment: [8, "sentiment"],
    entities: [5, "entities"],
    answer: [5, "answer"],
    train: [12, "train"],
    whole: [12, "whole"],
  },
  () => words.views,
);

export type Band = ReturnType<typeof bandOf>;

/** Story time in which training runs from its first step to its last. */
export const TRAINING = { from: STEP.train + 0.02, to: STEP.train + 0.92 };
