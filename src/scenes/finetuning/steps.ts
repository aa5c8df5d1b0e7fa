import type { Tab } from "../../ui/Tabs";

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

export const BANDS: readonly Tab<Band>[] = [
  { id: "sentiment", label: "Sentiment", step: STEP.sentiment },
  { id: "entities", label: "Entities", step: STEP.entities },
  { id: "answer", label: "Answers", step: STEP.answer },
  { id: "measured", label: "Measured", step: STEP.measured },
  { id: "train", label: "Train one", step: STEP.data },
];

/** Story time in which training runs from its first step to its last. */
export const TRAINING = { from: STEP.train + 0.02, to: STEP.train + 0.92 };
