/** What stands for a whole sentence: the last hidden state of [CLS], or the mean of its tokens' last hidden states. */
export type Pooling = "cls" | "mean";

/** A sentence with the index of its class. */
export interface LabelledText {
  readonly text: string;
  readonly label: number;
}

/** How a linear head is trained. */
export interface TrainingSettings {
  readonly pooling: Pooling;
  readonly rate: number;
  /** Sentences per step. */
  readonly batch: number;
  readonly epochs: number;
  /** Shuffles the sentences before each epoch. */
  readonly seed: number;
}

/** Also train a linear head on the frozen vectors of some sentences. */
export interface TrainingRequest {
  /** How many classes there are. */
  readonly classes: number;
  readonly examples: readonly LabelledText[];
  /** Sentences that the head is measured on, but never learns from. */
  readonly tests: readonly LabelledText[];
  /** Sentences without a label, whose probabilities are wanted at every checkpoint. */
  readonly probes: readonly string[];
  readonly settings: TrainingSettings;
}

/** What became of one head: before the first step (`losses[0]` and so on) and after each. */
export interface TrainingRun {
  readonly settings: TrainingSettings;
  /** Mean cross-entropy in nats over all examples and over all tests (NaN if there are none): `[steps + 1]`. */
  readonly losses: Float32Array;
  readonly testLosses: Float32Array;
  /** Share of examples and of tests whose most probable class is theirs, 0…1: `[steps + 1]`. */
  readonly accuracies: Float32Array;
  readonly testAccuracies: Float32Array;
  /** Steps in each epoch. */
  readonly stepsPerEpoch: number;
  /** Before the first epoch and after each: `[epochs + 1]`. */
  readonly checkpoints: readonly Checkpoint[];
}

export interface Checkpoint {
  readonly step: number;
  /** `[classes, hidden]`, row-major, then the biases `[classes]`. */
  readonly weights: Float32Array;
  /** `[texts, classes]`, row-major: the probabilities of examples, tests and probes. */
  readonly examples: Float32Array;
  readonly tests: Float32Array;
  readonly probes: Float32Array;
}
