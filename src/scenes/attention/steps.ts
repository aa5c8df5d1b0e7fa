import { stepTable } from "../steps";
import { words } from "./words";

/** The scene's steps: how long each takes, and the view of the stage that it begins. */
export const { STEP, BANDS, bandOf, tell } = stepTable(
  {
    dots: [9, "row"],
    scale: [3],
    softmax: [8],
    heads: [6, "matrix"],
    texts: [5, "texts"],
  },
  () => words.views,
);

export type Band = ReturnType<typeof bandOf>;

/** A column of the table that fills from top to bottom: when it begins, and how long that takes. */
export interface Rows {
  readonly from: number;
  readonly takes: number;
}

export const ROWS = {
  keys: { from: STEP.dots + 0.12, takes: 0.22 },
  dots: { from: STEP.dots + 0.42, takes: 0.42 },
  scale: { from: STEP.scale, takes: 0.65 },
  softmax: { from: STEP.softmax, takes: 0.36 },
  values: { from: STEP.softmax + 0.45, takes: 0.4 },
} as const satisfies Record<string, Rows>;

/** When a narrow table shows the scores divided. */
export const DIVIDED = STEP.scale + 0.25;

/** When row `index` of `count` comes in. */
export function rowStart({ from, takes }: Rows, index: number, count: number): number {
  return from + (takes * index) / count;
}

/** How many rows have come in at time `t`. */
export function rowsIn({ from, takes }: Rows, count: number, t: number): number {
  return Math.max(0, Math.min(count, Math.floor(((t - from) / takes) * count + 1e-6)));
}
