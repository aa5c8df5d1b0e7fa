import type { ModelFolder } from "../engine/training/folder";
import type { Look, Measures } from "../engine/training/pretraining/examination";
import type { PretrainingState } from "../engine/training/pretraining/pretraining";
import type { PretrainingSettings } from "../engine/training/pretraining/settings";

export type { Look, Measures } from "../engine/training/pretraining/examination";
export { HABITS, type Habit } from "../engine/training/pretraining/examination";
export { NANO, type PretrainingSettings } from "../engine/training/pretraining/settings";

/** What is to be looked at on the way. */
export interface ExhibitTexts {
  /** Sentences with a [MASK]. */
  readonly probes: readonly string[];
  /** Words whose vectors are shown, if the vocabulary has them whole. */
  readonly words: readonly string[];
  /** A word, and two pairs of sentences with it: of one meaning, and of two. */
  readonly senses: { readonly word: string; readonly pairs: readonly (readonly [string, string])[] };
}

/** A run to begin: on the page's own text, or the visitor's. */
export interface TrainingOrder {
  readonly settings: PretrainingSettings;
  readonly text: string | null;
  /** Where the page's file of sentences is. */
  readonly everyday: string;
  readonly exhibits: ExhibitTexts;
  /** Goes on from another run's state instead of from random weights. */
  readonly from?: PretrainingState;
  /** Whether states are kept on the way, to fork from and to take away. */
  readonly isKept: boolean;
}

/** A probe as it is shown: its tokens, and where the blank is. */
interface ShownProbe {
  readonly tokens: readonly string[];
  readonly blank: number;
}

/** What is known of a run before its first step. */
export interface RunInfo {
  readonly parameters: number;
  readonly vocabulary: number;
  readonly sentences: number;
  readonly heldOut: number;
  /** The loss of guessing by frequency alone, in nats. */
  readonly plateau: number;
  /** Share of held-out words that is the most frequent word. */
  readonly commonest: number;
  readonly probes: readonly ShownProbe[];
  readonly words: readonly string[];
  readonly kernels: string;
  /** Bytes of the memory that it trains in; it never grows. */
  readonly memory: number;
}

/** The model at one step, as the page keeps it. */
export interface Snapshot {
  readonly step: number;
  readonly measures: Measures;
  /** Mean loss of the batches since the snapshot before; NaN at the start. */
  readonly trainingLoss: number;
  readonly look: Omit<Look, "guesses"> & {
    readonly guesses: readonly (readonly { readonly token: string; readonly probability: number }[])[];
  };
  /**
   * How far each part's weights went since the snapshot before, as a share of their length, a step: embeddings, each
   * layer, the head that guesses.
   */
  readonly moved: readonly number[];
}

export interface TrainingNews {
  readonly step: number;
  readonly snapshots: readonly Snapshot[];
  readonly tokensPerSecond: number;
  readonly finished: boolean;
}

/** The worker's side. All promises reject with an Error whose message is a plain sentence. */
export interface TrainerWorker {
  begin(order: TrainingOrder, onNews: (news: TrainingNews) => void): Promise<RunInfo>;
  run(): Promise<void>;
  pause(): Promise<void>;
  /** One step, while it is paused. */
  stepOnce(): Promise<void>;
  /** The kept state nearest to a step, to go on from elsewhere. */
  stateAt(step: number): Promise<PretrainingState>;
  /** The model of the kept step nearest to `step`, as files. */
  folderAt(step: number): Promise<ModelFolder>;
}
