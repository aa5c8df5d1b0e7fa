import type { Tab } from "../../ui/Tabs";

/** The tips in order: one step each; storyboard, picture and tabs read their times from here. */
export const STEP = { rate: 0, epochs: 1, batch: 2, seed: 3, pooling: 4, frozen: 5, length: 6 } as const;

export type Tip = keyof typeof STEP;

export const TIPS: readonly Tab<Tip>[] = [
  { id: "rate", label: "Learning rate", step: STEP.rate },
  { id: "epochs", label: "Epochs", step: STEP.epochs },
  { id: "batch", label: "Batch size", step: STEP.batch },
  { id: "seed", label: "Seeds", step: STEP.seed },
  { id: "pooling", label: "Pooling", step: STEP.pooling },
  { id: "frozen", label: "Frozen?", step: STEP.frozen },
  { id: "length", label: "Length", step: STEP.length },
];
