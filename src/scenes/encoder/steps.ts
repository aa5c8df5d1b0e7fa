import { bandsOf } from "../bands";
import { words } from "./words";

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

const VIEWS = bandsOf<Band>(
  {
    layer: STEP.input,
    gelu: STEP.gelu,
    stack: STEP.stack,
  },
  () => words.views,
);

export const BANDS = VIEWS.tabs;
export const bandOf = VIEWS.of;
