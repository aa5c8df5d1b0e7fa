import { stepTable } from "../steps";
import { words } from "./words";

/** The scene's steps: how long each takes, and the view of the stage that it begins. */
export const { STEP, BANDS, bandOf, tell } = stepTable(
  {
    sum: [10, "sum"],
    norm: [5],
    near: [5, "near"],
    positions: [5, "positions"],
    swap: [5, "swap"],
  },
  () => words.views,
);

/** When each of a token’s five vectors comes in, one after the other: three rows, their sum, and what LayerNorm makes of it. */
export const BEGINS: readonly number[] = [0, 0.18, 0.36, 0.7]
  .map((at) => STEP.sum + at)
  .concat(STEP.norm + 0.35);
/** How long that takes, and when the rows go down into their sum. */
export const COMES = 0.16;
export const ADDED = STEP.sum + 0.54;
