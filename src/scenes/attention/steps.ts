import { words } from "../../words/attention";

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

export const BANDS: readonly { id: Band; label: string; step: number }[] = [
  view("row", STEP.query),
  view("matrix", STEP.all),
  view("heads", STEP.heads),
  view("lines", STEP.lines),
  view("direction", STEP.direction),
  view("texts", STEP.texts),
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
  return BANDS.findLast((band) => step >= band.step)?.id ?? "row";
}

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
