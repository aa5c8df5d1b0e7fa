import type { BertConfig } from "../../model/config";
import type { Matrix, NormPlaces, TrainingKernels } from "../kernels/kernels";

/**
 * Some sequences of tokens one behind the other, without padding between them: token t of sequence s is row
 * `starts[s] + t` of every matrix of states. What padding and its mask do in other implementations cannot go wrong here.
 */
export interface Sequences {
  /** `[tokens]` each. */
  readonly ids: Int32Array;
  readonly segments: Int32Array;
  /** `[sequences + 1]`: where each begins; the last is the number of tokens. */
  readonly starts: Int32Array;
}

/** Sequences of one segment each, one behind the other. */
export function concatenate(all: readonly (readonly number[])[]): Sequences {
  const starts = [0];
  for (const ids of all) starts.push(starts[starts.length - 1] + ids.length);
  const ids = Int32Array.from(all.flat());
  return { ids, segments: new Int32Array(ids.length), starts: Int32Array.from(starts) };
}

/** Which tokens each token may look at: all of its sequence, those before it and itself, or what a table says. */
export type AttentionMask = "all" | "causal" | ((sequence: number, from: number, to: number) => boolean);

/** What stays the same through one forward and backward pass. */
export interface Context {
  readonly kernels: TrainingKernels;
  readonly config: BertConfig;
  readonly sequences: Sequences;
  readonly mask: AttentionMask;
  /** The share of values that dropout clears, 0 in evaluation. */
  readonly dropout: number;
  /** Draws 0 ≤ x < 1 for dropout. */
  readonly random: () => number;
}

/** A dense layer in the arena: `weight` `[outputs, inputs]`, and where their gradients are summed; null if frozen. */
export interface LinearPlaces {
  readonly weight: Matrix;
  readonly bias: number;
  readonly gradient: { readonly weight: Matrix; readonly bias: number } | null;
}

/** A LayerNorm in the arena; frozen ones have gradient places too, which nobody reads. */
export type { NormPlaces };

export interface EncoderLayerPlaces {
  readonly query: LinearPlaces;
  readonly key: LinearPlaces;
  readonly value: LinearPlaces;
  readonly attentionOutput: LinearPlaces;
  readonly attentionNorm: NormPlaces;
  readonly intermediate: LinearPlaces;
  readonly output: LinearPlaces;
  readonly outputNorm: NormPlaces;
}

/** A table of vectors, one row for each id, of which perhaps only some are trained. */
export interface TablePlaces {
  /** `[ids, hidden]` */
  readonly weight: Matrix;
  /** `[rows trained, hidden]`; null if frozen. */
  readonly gradient: Matrix | null;
  /** The gradient's row of an id; −1 if that row is not trained. */
  slotOf(id: number): number;
}

export interface EmbeddingPlaces {
  readonly word: TablePlaces;
  readonly position: TablePlaces;
  readonly tokenType: TablePlaces;
  readonly norm: NormPlaces;
}

/** The MLM head; its decoder is the table of word embeddings (tied weights). */
export interface MlmPlaces {
  readonly transform: LinearPlaces;
  readonly norm: NormPlaces;
  /** `[vocabulary]` */
  readonly bias: number;
  readonly biasGradient: number;
}
