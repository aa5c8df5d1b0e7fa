import type { TipSeries } from "../../trainer/series";
import { stepTable } from "../steps";
import { words } from "./words";

/** The tips in order: one step and one view each. */
export const { STEP, BANDS, bandOf, tell } = stepTable(
  {
    rate: [5, "rate"],
    epochs: [5, "epochs"],
    batch: [5, "batch"],
    seed: [5, "seed"],
    pooling: [5, "pooling"],
    labels: [6, "labels"],
  },
  () => words.views,
);

export type Tip = keyof typeof STEP;

/** The trainings of all of BERT that each tip is shown by. */
const SERIES = {
  rate: "rates",
  epochs: "epochs",
  batch: "batches",
  seed: "seeds",
  pooling: "poolings",
  labels: "labels",
} as const satisfies Record<Tip, TipSeries>;

/** The trainings that a tip is tried with. */
export function seriesOf(tip: Tip): TipSeries {
  return SERIES[tip];
}
