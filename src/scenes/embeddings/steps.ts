import { bandsOf } from "../bands";
import { words } from "./words";

/** The scene's steps in order: storyboard, picture and tabs read their times from here. */
export const STEP = {
  word: 0,
  position: 1,
  segment: 2,
  sum: 3,
  norm: 4,
  near: 5,
  positions: 6,
  swap: 7,
} as const;

/** The views of the stage. Which one is shown follows from the step, so a tab is a jump in time. */
export type Band = "sum" | "near" | "positions" | "swap";

const VIEWS = bandsOf<Band>(
  {
    sum: STEP.word,
    near: STEP.near,
    positions: STEP.positions,
    swap: STEP.swap,
  },
  () => words.views,
);

export const BANDS = VIEWS.tabs;
export const bandOf = VIEWS.of;
