import type { HeadPattern } from "../analysis/headPatterns";
import type { HeadRequest } from "../heads/request";
import type { PassRequest } from "../pass";
import type { EmbeddingTensorName, StateTensorName } from "../trace";
import type { LabelledText, TrainingSettings } from "../training/request";
import type { Saying } from "./phrases";

/**
 * A pass to ask about: a request, perhaps with tokens taken out of the sequence, which no request can say. Of a
 * trained head, if it names one: its encoder's states, its own pooled vector, its labels.
 */
export type AskedPass = PassRequest & {
  readonly removed?: number | readonly number[];
  readonly head?: Pick<HeadRequest, "name" | "variant">;
};

/** A number and the pass it is of; without one, the pass that the question is about. */
export interface Located {
  readonly ref: NumberRef;
  readonly pass?: AskedPass;
}

/** Points at one number that a forward pass writes down. */
type TensorRef =
  | {
      readonly of: "embedding";
      readonly tensor: EmbeddingTensorName;
      readonly token: number;
      readonly index: number;
    }
  /** A row of a learned table, whether the text has it or not. */
  | {
      readonly of: "row";
      readonly table: "word" | "position";
      readonly row: number;
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
  /** What the pass's trained head says of a label: of the whole text, or of a token if it reads them one by one. */
  | {
      readonly of: "label";
      readonly tensor: "logit" | "probability";
      readonly index: number;
      readonly token?: number;
    }
  /** A next-sentence logit (0: B follows A), or its share after softmax. */
  | { readonly of: "nsp"; readonly index: number; readonly tensor?: "logit" | "probability" }
  /** The MLM head's dense layer after GELU, and after its LayerNorm; read from hidden state `state`, the last if none is named. */
  | {
      readonly of: "mlm";
      readonly tensor: "dense" | "norm";
      readonly position: number;
      readonly index: number;
      readonly state?: number;
    }
  | {
      readonly of: "guess";
      /** `place` is 1 for the most probable token. */
      readonly tensor: "logit" | "probability" | "loss" | "place";
      readonly position: number;
      readonly id: number;
      readonly state?: number;
    };

/** Points at a number that is made of numbers of one pass or of several. */
export type DerivedRef =
  /** Attention probability averaged over the heads of a layer. */
  | {
      readonly of: "mean attention";
      readonly layer: number;
      readonly from: number;
      readonly to: number;
    }
  /** One entry of ½ · mean attention + ½ · I: what rollout multiplies (Abnar & Zuidema 2020). */
  | { readonly of: "residual"; readonly layer: number; readonly from: number; readonly to: number }
  /** How strongly a head shows a pattern, 0…1. */
  | {
      readonly of: "pattern";
      readonly name: string;
      readonly pattern: HeadPattern;
      readonly layer: number;
      readonly head: number;
    }
  /** Attention rollout after a layer. */
  | { readonly of: "rollout"; readonly layer: number; readonly from: number; readonly to: number }
  /** Entry of a hidden state as it was handed on (0: the embeddings' output), averaged over tokens. */
  | {
      readonly of: "hidden";
      readonly state: number;
      readonly tokens: readonly number[];
      readonly index: number;
    }
  /** Σ weight × number + bias: means, differences, projections. */
  | {
      readonly of: "weighted";
      readonly name: Saying;
      readonly formula: string;
      readonly items: readonly WeightedItem[];
      readonly bias?: number;
    }
  /** √Σ entry²: the Euclidean length of a vector. */
  | { readonly of: "length"; readonly name: string; readonly vector: LocatedVector }
  /** How many entries of a vector lie in a range. */
  | {
      readonly of: "count";
      readonly name: string;
      readonly vector: LocatedVector;
      readonly range: NumberRange;
    }
  /** One number times another. */
  | { readonly of: "product"; readonly name: string; readonly a: LabelledNumber; readonly b: LabelledNumber }
  /** e to the power of the mean of some losses. */
  | { readonly of: "perplexity"; readonly name: string; readonly items: readonly LabelledNumber[] }
  /** −Σ p · ln p, in nats. */
  | { readonly of: "entropy"; readonly name: Saying; readonly items: readonly LabelledNumber[] }
  /** a · b ÷ (|a| · |b|), or 1 minus it. */
  | {
      readonly of: "cosine";
      readonly name: string;
      readonly a: LocatedVector;
      readonly b: LocatedVector;
      readonly distance?: boolean;
    }
  /** The mean cosine of the pairs of some vectors. */
  | {
      readonly of: "mean cosine";
      readonly name: string;
      /** Which pairs: those within a group, those of different groups, or all. */
      readonly pairs: "same" | "different" | "all";
      readonly items: readonly GroupedVector[];
    }
  /** How many of some vectors have a nearest neighbour, by cosine, of their own group. */
  | {
      readonly of: "agreement";
      readonly name: string;
      readonly formula: string;
      readonly items: readonly GroupedVector[];
    }
  /** The part of the spread of some vectors, each counted from its group's mean, that lies along an axis `[hidden]`. */
  | {
      readonly of: "spread";
      readonly name: string;
      readonly formula: string;
      readonly axis: readonly number[];
      readonly groups: readonly (readonly NamedVector[])[];
      /** The formula of a vector's place on the axis. */
      readonly projection: string;
    }
  /** Spearman's ρ between two lists. */
  | {
      readonly of: "rank correlation";
      readonly name: string;
      readonly items: readonly RankedItem[];
      /** Rank the second list by size, whatever the sign. */
      readonly sizes?: boolean;
    };

/** From `least` on and below `below`; or all that is larger than `above`. */
export type NumberRange = { readonly least: number; readonly below: number } | { readonly above: number };

/** A linear head's training on frozen vectors: what it learned from, and how. */
export interface LinearTraining {
  /** Their names. */
  readonly classes: readonly string[];
  readonly examples: readonly LabelledText[];
  readonly tests: readonly LabelledText[];
  /** Sentences without a label. */
  readonly probes?: readonly string[];
  readonly settings: TrainingSettings;
}

/** Points at a number of a head that was trained in the browser, after `step` steps. Sentences count examples, then tests, then probes. */
export type TrainedRef = {
  readonly of: "trained";
  readonly training: LinearTraining;
  readonly step: number;
} & (
  | { readonly tensor: "mean loss"; readonly set: "examples" | "tests" }
  /** −ln p of a sentence's own class. */
  | { readonly tensor: "loss"; readonly sentence: number }
  /** Of a class; `error` is its probability minus 1 where it is the sentence's own class. */
  | { readonly tensor: "probability" | "logit" | "error"; readonly sentence: number; readonly label: number }
  /** A weight after a step; the gradient that the step followed. */
  | { readonly tensor: "weight" | "gradient"; readonly label: number; readonly index: number }
);

/** Points at one number on the page that an engine computed. */
export type NumberRef = TensorRef | DerivedRef | TrainedRef;

interface LabelledNumber {
  readonly label: Saying;
  readonly number: Located;
}

export interface WeightedItem {
  readonly label: Saying;
  readonly number: Located;
  readonly weight: number;
}

interface RankedItem {
  readonly label: string;
  readonly a: Located;
  readonly b: Located;
}

/** A vector: a hidden state (averaged over tokens), any of a token's tensors, the pooled vector, or a row of a learned table; or a sum of such. */
export type VectorRef =
  | { readonly of: "hidden"; readonly state: number; readonly tokens: readonly number[] }
  | { readonly of: "embedding"; readonly tensor: EmbeddingTensorName; readonly token: number }
  | {
      readonly of: "state";
      readonly tensor: StateTensorName;
      readonly layer: number;
      readonly token: number;
    }
  | { readonly of: "sum"; readonly name: string; readonly parts: readonly LabelledVector[] }
  | { readonly of: "row"; readonly table: "word" | "position"; readonly row: number }
  | { readonly of: "pooled" };

interface LabelledVector {
  readonly label: string;
  readonly vector: VectorRef;
}

export interface LocatedVector {
  readonly vector: VectorRef;
  readonly pass?: AskedPass;
}

export interface NamedVector extends LocatedVector {
  readonly label: string;
}

interface GroupedVector extends NamedVector {
  readonly group: number;
}

/** One summand or input of a number. */
export interface Term {
  /** What it is: `entry 12 of “bank”, after layer 2`. */
  readonly label: Saying;
  readonly value: number;
  /** Where it comes from; null for a learned weight. */
  readonly ref: NumberRef | null;
  /** What it is multiplied by, if anything: a weight, or another number. */
  readonly factor: {
    readonly value: number;
    readonly ref: NumberRef | null;
    readonly pass?: AskedPass;
  } | null;
  /** What it adds. */
  readonly contribution: number;
  /** The pass that `ref` is of, if it is another one. */
  readonly pass?: AskedPass;
}

/** How a number came to be. contributions of `terms` + `rest` + `bias` = `total`; `value` follows from `total` by `formula`. */
export interface Explanation {
  readonly ref: NumberRef;
  readonly name: Saying;
  readonly value: number;
  /** The step's formula in words and signs, with live values filled in. */
  readonly formula: Saying;
  /** The largest contributions first. */
  readonly terms: readonly Term[];
  /** Summands not listed. */
  readonly rest: { readonly count: number; readonly sum: number } | null;
  readonly bias: number | null;
  /** The sum before any function is applied. */
  readonly total: number;
}
