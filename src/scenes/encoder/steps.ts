/** The scene's steps in order: storyboard, picture and tabs read their times from here. */
export const STEP = {
  input: 0,
  attention: 1,
  norm: 2,
  neurons: 3,
  write: 4,
  normAgain: 5,
  gelu: 6,
  fire: 7,
  stack: 8,
} as const;

/** The views of the stage. Which one is shown follows from the step, so a tab is a jump in time. */
export type Band = "layer" | "gelu" | "stack";

export const BANDS: readonly { id: Band; label: string; step: number }[] = [
  { id: "layer", label: "One layer", step: STEP.input },
  { id: "gelu", label: "Neurons", step: STEP.gelu },
  { id: "stack", label: "All layers", step: STEP.stack },
];

/** The view of a step. */
export function bandOf(step: number): Band {
  return BANDS.findLast((band) => step >= band.step)?.id ?? "layer";
}
