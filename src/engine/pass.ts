import type { Encoding } from "./tokenizer/encoding";
import type { Trace, TraceNeed } from "./trace";

/** Names one attention head. */
export interface HeadRef {
  readonly layer: number;
  readonly head: number;
}

/** One attention edge to cut: its probability becomes 0 and the rest of the row is renormalized by the softmax. */
export interface EdgeRef {
  readonly layer: number | "all";
  readonly head: number | "all";
  readonly from: number;
  readonly to: number;
}

/** Changes to the forward pass. All optional; an empty object is plain BERT. */
export interface Interventions {
  /** Left-to-right: token i sees only tokens 0…i. */
  readonly causal?: boolean;
  readonly edgesOff?: readonly EdgeRef[];
  /** A head switched off writes zeros into `context`. */
  readonly headsOff?: readonly HeadRef[];
  /** A layer switched off hands its input on unchanged. Its trace tensors hold what it would have computed. */
  readonly layersOff?: readonly number[];
  /** Positions no token may look at (as padding is hidden). */
  readonly hidden?: readonly number[];
}

/** Put `id` at `position` instead of the token that stands there (the id of [MASK], or a random word's). */
export interface Replacement {
  readonly position: number;
  readonly id: number;
}

/** Ask for the MLM head's opinion. */
export interface GuessRequest {
  readonly positions: readonly number[];
  /** Hidden states to read: 0 is the embeddings' output, i ≥ 1 the output of layer i. Default: the last only. */
  readonly states?: readonly number[];
  /** How many guesses to return, best first. */
  readonly top: number;
  /** Vocabulary ids whose probability is wanted whatever their rank (aligned with `positions`). */
  readonly targets?: readonly number[];
}

export interface Guess {
  readonly id: number;
  readonly token: string;
  readonly logit: number;
  /** Softmax over the whole vocabulary, 0…1. */
  readonly probability: number;
}

/** The MLM head's opinion at one position from one hidden state. */
export interface GuessResult {
  readonly position: number;
  readonly state: number;
  readonly guesses: readonly Guess[];
  /** The asked-for target: its guess entry, rank (0 = best) and loss −ln p in nats. */
  readonly target: (Guess & { readonly rank: number; readonly loss: number }) | null;
}

/** One forward pass on a text. */
export interface PassRequest {
  readonly text: string;
  readonly pair?: string | null;
  /** Longest input in tokens, [CLS] and [SEP] included. Default: what the model can take. */
  readonly maxTokens?: number;
  readonly replacements?: readonly Replacement[];
  readonly interventions?: Interventions;
  readonly need?: TraceNeed;
  readonly guesses?: GuessRequest;
}

export interface PassResult {
  readonly encoding: Encoding;
  /** The ids that the model really saw: `encoding.ids` with the replacements made. */
  readonly inputIds: Int32Array;
  readonly trace: Trace;
  readonly guesses: readonly GuessResult[];
  /** Wall-clock time of the forward pass and heads, without the studies, in milliseconds. */
  readonly milliseconds: number;
}
