import { words } from "../../words/encoder";

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
  view("layer", STEP.input),
  view("gelu", STEP.gelu),
  view("stack", STEP.stack),
];

function view(id: Band, step: number) {
  return {
    id,
    get label() {
      return words.views[id];
    },
    step,
  };
}

/** The view of a step. */
export function bandOf(step: number): Band {
  return BANDS.findLast((band) => step >= band.step)?.id ?? "layer";
}
