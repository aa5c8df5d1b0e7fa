import type { Ablation, AblationRequest } from "./analysis/ablation";
import type { TableRequest, TableResult } from "./analysis/embeddingTable";
import type { LeaveOneOut, LeaveOneOutRequest } from "./analysis/leaveOneOut";
import type { PseudoLoss, PseudoLossRequest } from "./analysis/pseudoLoss";
import type { Sample, SampleRequest } from "./analysis/samples";
import type { StateShift, StateShiftRequest } from "./analysis/stateShift";
import type { HeadRequest, HeadResult } from "./heads/request";
import type { Encoding } from "./tokenizer/encoding";
import type { Trace, TraceNeed } from "./trace";
import type { TrainingRequest, TrainingResult } from "./training/request";

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

/** A forward pass, and the studies that are wanted besides: each needs many passes, or reads a whole table. */
export interface RunRequest extends PassRequest {
  /** Also run the model without each token in turn: 2 · (tokens − 1) + 1 passes more. */
  readonly leaveOneOut?: LeaveOneOutRequest;
  /** Also run the model without each layer and each head in turn: layers · (heads + 1) + 1 passes more. */
  readonly ablation?: AblationRequest;
  /** Also measure how far one token's last hidden state moves when each other token is masked: one pass per token. */
  readonly stateShift?: StateShiftRequest;
  /** Also read the learned tables: nearest rows, and how positions resemble each other. */
  readonly table?: TableRequest;
  /** Also mask each token in turn and see how well the model expects it: one pass per token. */
  readonly pseudoLoss?: PseudoLossRequest;
  /** Also mask some positions and draw words for them: one pass per position. */
  readonly samples?: SampleRequest;
  /** Also ask a trained head. */
  readonly head?: HeadRequest;
  /** Also train a linear head on sentences of its own. */
  readonly training?: TrainingRequest;
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

/** Answers to the studies; null if they were not asked for. */
export interface Studies {
  readonly leaveOneOut: LeaveOneOut | null;
  readonly ablation: Ablation | null;
  readonly stateShift: StateShift | null;
  readonly table: TableResult | null;
  readonly pseudoLoss: PseudoLoss | null;
  readonly samples: readonly Sample[] | null;
  readonly head: HeadResult | null;
  readonly training: TrainingResult | null;
}

export interface RunResult extends PassResult, Studies {}

export const NO_STUDIES: Studies = {
  leaveOneOut: null,
  ablation: null,
  stateShift: null,
  table: null,
  pseudoLoss: null,
  samples: null,
  head: null,
  training: null,
};

/** Whether a request asks for more than its own pass. */
export function asksForStudies(request: RunRequest): boolean {
  return (Object.keys(NO_STUDIES) as (keyof Studies)[]).some((study) => request[study] !== undefined);
}
