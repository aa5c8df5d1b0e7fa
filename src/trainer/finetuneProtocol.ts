import type { LabelledText } from "../engine";
import type { FinetuningMeasures, FinetuningSettings } from "../engine/training/finetuning/finetuning";
import type { ModelFolder } from "../engine/training/folder";

export type { FinetuningSettings } from "../engine/training/finetuning/finetuning";

/** Where the files of the model to begin with are. */
export interface ModelUrls {
  readonly config: string;
  readonly vocab: string;
  readonly weights: string;
}

export interface FinetuneOrder {
  readonly model: ModelUrls;
  readonly labels: readonly string[];
  readonly examples: readonly LabelledText[];
  readonly tests: readonly LabelledText[];
  readonly settings: FinetuningSettings;
  /** Measured before and after only. */
  readonly brief: boolean;
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
  train(order: FinetuneOrder, onNews: (news: FinetuneNews) => void): Promise<void>;
  /** The model that was trained last, as files. */
  folder(): Promise<ModelFolder>;
}
