import type { Tab } from "../steps";
import { words } from "./words";

/** The tips in order: one step each; storyboard, picture and tabs read their times from here. */
export const STEP = { rate: 0, epochs: 1, batch: 2, seed: 3, pooling: 4, frozen: 5, length: 6 } as const;

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

export const TIPS: readonly Tab<Tip>[] = (Object.keys(STEP) as Tip[]).map((id) => ({
  id,
  step: STEP[id],
  get label() {
    return words.tabs[id];
  },
}));
