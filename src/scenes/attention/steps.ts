import { bandsOf } from "../bands";
import { words } from "./words";

/** The scene's steps in order: storyboard, picture and tabs read their times from here. */
export const STEP = {
  query: 0,
  keys: 1,
  dots: 2,
  scale: 3,
  softmax: 4,
  values: 5,
  all: 6,
  heads: 7,
  lines: 8,
  direction: 9,
  texts: 10,
} as const;

/** The views of the stage. Which one is shown follows from the step, so a tab is a jump in time. */
export type Band = "row" | "matrix" | "heads" | "lines" | "direction" | "texts";

const VIEWS = bandsOf<Band>(
  {
    row: STEP.query,
    matrix: STEP.all,
    heads: STEP.heads,
    lines: STEP.lines,
    direction: STEP.direction,
    texts: STEP.texts,
  },
  () => words.views,
);

export const BANDS = VIEWS.tabs;
export const bandOf = VIEWS.of;

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
