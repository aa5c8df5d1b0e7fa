import { bandsOf } from "../bands";
import { words } from "./words";

/** The scene's steps in order: storyboard, picture and tabs read their times from here. */
export const STEP = {
  sentiment: 0,
  words: 1,
  entities: 2,
  answer: 3,
  measured: 4,
  data: 5,
  train: 6,
  tried: 7,
  whole: 8,
  forgetting: 9,
} as const;

/** The views of the stage. Which one is shown follows from the step, so a tab is a jump in time. */
export type Band = "sentiment" | "entities" | "answer" | "measured" | "train" | "whole";

const VIEWS = bandsOf<Band>(
  {
    sentiment: STEP.sentiment,
    entities: STEP.entities,
    answer: STEP.answer,
    measured: STEP.measured,
    train: STEP.data,
    whole: STEP.whole,
  },
  () => words.bands,
);

export const BANDS = VIEWS.tabs;
export const bandOf = VIEWS.of;

/** Story time in which training runs from its first step to its last. */
export const TRAINING = { from: STEP.train + 0.02, to: STEP.train + 0.92 };
