import type { EmbeddingTensorName } from "../trace";

/** Layer tensors `[tokens, hidden or intermediate]`. */
export type StateTensorName =
  | "query"
  | "key"
  | "value"
  | "context"
  | "attentionOutput"
  | "attentionNorm"
  | "intermediate"
  | "ffnOutput"
  | "output";

/** Points at one number of a forward pass. */
export type NumberRef =
  | {
      readonly of: "embedding";
      readonly tensor: EmbeddingTensorName;
      readonly token: number;
      readonly index: number;
    }
  | {
      readonly of: "state";
      readonly tensor: StateTensorName;
      readonly layer: number;
      readonly token: number;
      readonly index: number;
    }
  | {
      readonly of: "attention";
      readonly tensor: "scores" | "probs";
      readonly layer: number;
      readonly head: number;
      readonly from: number;
      readonly to: number;
    }
  | { readonly of: "pooled"; readonly index: number }
  | { readonly of: "nsp"; readonly index: number }
  /** The MLM head's dense layer after GELU, and after its LayerNorm; read from the last hidden state. */
  | {
      readonly of: "mlm";
      readonly tensor: "dense" | "norm";
      readonly position: number;
      readonly index: number;
    }
  | {
      readonly of: "guess";
      readonly tensor: "logit" | "probability";
      readonly position: number;
      readonly id: number;
    };

/** One summand or input of a number. */
export interface Term {
  /** What it is, in words: `entry 12 of “bank”, after layer 2`. */
  readonly label: string;
  readonly value: number;
  /** Where it comes from; null for a learned weight. */
  readonly ref: NumberRef | null;
  /** What it is multiplied by, if anything: a weight, or another number. */
  readonly factor: { readonly value: number; readonly ref: NumberRef | null } | null;
  /** What it adds. */
  readonly contribution: number;
}

/** How a number came to be. contributions of `terms` + `rest` + `bias` = `total`; `value` follows from `total` by `formula`. */
export interface Explanation {
  readonly ref: NumberRef;
  readonly name: string;
  readonly value: number;
  /** The step's formula in words and signs, with live values filled in. */
  readonly formula: string;
  /** The largest contributions first. */
  readonly terms: readonly Term[];
  /** Summands not listed. */
  readonly rest: { readonly count: number; readonly sum: number } | null;
  readonly bias: number | null;
  /** The sum before any function is applied. */
  readonly total: number;
}
