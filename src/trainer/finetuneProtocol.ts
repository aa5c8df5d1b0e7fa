import type { LabelledText } from "../engine";
import type { FinetuningMeasures, FinetuningSettings } from "../engine/training/finetuning/finetuning";
import type { ModelFolder } from "../engine/training/folder";

export type { FinetuningSettings } from "../engine/training/finetuning/finetuning";

/** Sentences that all of BERT can be fine-tuned on: two ready sets, or the visitor's own. */
export const TASKS = ["questions", "reviews", "own"] as const;
export type TaskName = (typeof TASKS)[number];

/** Numbers of labelled sentences to learn from, few to many. */
export const LABEL_COUNTS = [24, 48, 96, 192, 300] as const;

/** Where the files of the model to begin with are. */
export interface ModelUrls {
  readonly config: string;
  readonly vocab: string;
  readonly weights: string;
}

/** One fine-tuning: on what, how, and how often it is measured on the way. */
export interface FinetuneOrder {
  readonly labels: readonly string[];
  readonly examples: readonly LabelledText[];
  readonly tests: readonly LabelledText[];
  readonly settings: FinetuningSettings;
  /** Measured some times on the way, or after each epoch. */
  readonly measured: "often" | "epochs";
}

/** Where a fine-tuning stands: both losses side by side. */
export interface FinetunePoint extends FinetuningMeasures {
  /** Mean loss of the batches since the point before; NaN at the start. */
  readonly trainingLoss: number;
}

export interface FinetuneNews {
  readonly step: number;
  readonly steps: number;
  readonly stepsPerEpoch: number;
  /** Bytes of the memory that it trains in. */
  readonly memory: number;
  readonly point: FinetunePoint | null;
}

export interface FinetunerWorker {
  /**
   * Trains from the model's weights as they are in its files.
   * @param isFirst begins a series: what was kept of the one before is forgotten.
   */
  train(
    model: ModelUrls,
    order: FinetuneOrder,
    isFirst: boolean,
    onNews: (news: FinetuneNews) => void,
  ): Promise<void>;
  /** The best model of the series (`isBetter`), as files. */
  folder(): Promise<ModelFolder>;
}

/** Whether a model is better than another: more unread sentences right; of equals the one that knows more words. */
export function isBetter(
  a: Pick<FinetuningMeasures, "testAccuracy" | "wordsRight">,
  b: Pick<FinetuningMeasures, "testAccuracy" | "wordsRight">,
): boolean {
  return (
    a.testAccuracy > b.testAccuracy || (a.testAccuracy === b.testAccuracy && a.wordsRight > b.wordsRight)
  );
}
