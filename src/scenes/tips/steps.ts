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
    frozen: [5, "frozen"],
    length: [5, "length"],
  },
  () => words.views,
);

export type Tip = keyof typeof STEP;

/** Tips that are shown by trainings of all of BERT, and the series of each. */
const TRAINED = {
  rate: "rates",
  epochs: "epochs",
  batch: "batches",
  seed: "seeds",
  pooling: "poolings",
} as const;
export type TrainedTip = keyof typeof TRAINED;

export function isTrained(tip: Tip): tip is TrainedTip {
  return tip in TRAINED;
}

export function seriesOf(tip: TrainedTip): (typeof TRAINED)[TrainedTip] {
  return TRAINED[tip];
}
