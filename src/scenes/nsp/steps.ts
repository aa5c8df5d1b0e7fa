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

export const BANDS: readonly { id: Band; label: string; step: number }[] = [
  { id: "pair", label: "One pair", step: STEP.input },
  { id: "others", label: "Another B", step: STEP.others },
  { id: "words", label: "Words of B", step: STEP.words },
  { id: "trial", label: "Is it right?", step: STEP.trial },
];

/** The view of a step. */
export function bandOf(step: number): Band {
  return BANDS.findLast((band) => step >= band.step)?.id ?? "pair";
}
