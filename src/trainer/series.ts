import { type FinetuneOrder, type FinetuningSettings, LABEL_COUNTS } from "./finetuneProtocol";
import { orderOf, type Task } from "./tasks";
import type { Series } from "./tuning";

/** Rates that are tried one after the other. */
export const SWEPT_RATES = [1e-6, 3e-5, 3e-4, 1e-2] as const;

/** How the tips train: what the tip is about apart, all is as the authors advise, but for the head of so small a model. */
const USUAL: FinetuningSettings = {
  rate: 3e-5,
  headTimes: 30,
  epochs: 4,
  batch: 8,
  accumulate: 1,
  layers: 100,
  pooling: "cls",
  dropout: 0.1,
  seed: 1,
};
/** How many labelled sentences are learned from where it is not they that the tip is about. */
export const LABELS = 96;
/** Long enough to see what the first epochs bring, and what all of them cost. */
export const LONG = { epochs: 12, rate: 1e-4 };
const SEEDS = [1, 2, 3, 4];

/** Series that a tip is shown by. */
export type TipSeries = Exclude<Series, "one">;

type Change = Partial<FinetuningSettings> & { readonly labels?: number };

/** What another training of a series does otherwise. */
const CHANGES: Readonly<Record<TipSeries, readonly Change[]>> = {
  rates: SWEPT_RATES.map((rate) => ({ rate })),
  epochs: [LONG],
  // Without dropout, whose dice fall otherwise in every part: then both are the same step.
  batches: [
    { batch: 4, dropout: 0 },
    { batch: 16, dropout: 0 },
    { batch: 16, accumulate: 4, dropout: 0 },
  ],
  seeds: SEEDS.map((seed) => ({ seed })),
  poolings: [{ pooling: "cls" }, { pooling: "mean" }],
  // At the usual rate four epochs of some hundred sentences hardly move so small a model.
  labels: LABEL_COUNTS.map((labels) => ({ labels, rate: LONG.rate })),
};

/** How many trainings a tip takes. */
export function countOf(series: TipSeries): number {
  return CHANGES[series].length;
}

/** The trainings of a tip. */
export function tipOrders(series: TipSeries, task: Task): readonly FinetuneOrder[] {
  return CHANGES[series].map(({ labels = LABELS, ...change }) =>
    orderOf(task, { ...USUAL, ...change }, labels, "epochs"),
  );
}
