import { stepTable } from "../steps";
import { words } from "./words";

/** The scene's steps: how long each takes, and the view of the stage that it begins. */
export const { STEP, BANDS, bandOf, tell } = stepTable(
  {
    query: [4, "row"],
    keys: [4],
    dots: [5],
    scale: [3],
    softmax: [5],
    values: [5],
    all: [5, "matrix"],
    heads: [5, "heads"],
    lines: [5, "lines"],
    direction: [6, "direction"],
    texts: [5, "texts"],
  },
  () => words.views,
);

export type Band = ReturnType<typeof bandOf>;

/** The part of a step in which rows come in one after the other. */
const ROWS_PART = 0.65;

/** When row `index` of `count` comes in, in a step that fills the table from top to bottom. */
export function rowStart(step: number, index: number, count: number): number {
  return step + (ROWS_PART * index) / count;
}

/** How many rows have come in at time `t` of that step. */
export function rowsIn(step: number, count: number, t: number): number {
  return Math.max(0, Math.min(count, Math.floor(((t - step) / ROWS_PART) * count + 1e-6)));
}
