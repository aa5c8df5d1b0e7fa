import type { Tensor } from "./tensor";

/**
 * `[tokens, embedding]` each; `sum` = word + position + tokenType. `norm` = LayerNorm(sum), `[tokens, hidden]`, is the
 * input of layer 0: widened by a matrix where the embeddings are narrower than the hidden states.
 */
export interface EmbeddingTrace {
  readonly word: Tensor;
  readonly position: Tensor;
  readonly tokenType: Tensor;
  readonly sum: Tensor;
  readonly norm: Tensor;
}

/** Every intermediate tensor of one encoder layer, in the order of computation (HF `BertLayer`). */
export interface LayerTrace {
  /** `[tokens, hidden]`; the slice of head h is columns h·headSize … (h+1)·headSize. */
  readonly query: Tensor;
  readonly key: Tensor;
  readonly value: Tensor;
  /** `[heads, tokens, tokens]`: q·k / √headSize, before any mask. Rows are queries ("from"), columns keys ("to"). */
  readonly scores: Tensor;
  /** `[heads, tokens, tokens]`: softmax of the masked scores; each row sums to 1. */
  readonly probs: Tensor;
  /** `[tokens, hidden]`: probability-weighted sum of values, heads side by side; zero in a head switched off. */
  readonly context: Tensor;
  /** `[tokens, hidden]`: the output projection of `context`, before the residual. */
  readonly attentionOutput: Tensor;
  /** `[tokens, hidden]`: LayerNorm(layer input + attentionOutput). */
  readonly attentionNorm: Tensor;
  /** `[tokens, intermediate]`: attentionNorm · W1 + b1, what GELU is about to bend. */
  readonly preActivation: Tensor;
  /** `[tokens, intermediate]`: GELU(preActivation). */
  readonly intermediate: Tensor;
  /** `[tokens, hidden]`: intermediate · W2 + b2, before the residual. */
  readonly ffnOutput: Tensor;
  /** `[tokens, hidden]`: LayerNorm(attentionNorm + ffnOutput): the hidden state that leaves the layer. */
  readonly output: Tensor;
}

export type EmbeddingTensorName = keyof EmbeddingTrace;
export type LayerTensorName = keyof LayerTrace;

/**
 * The record of one forward pass. Only the tensors that were asked for (`TraceNeed`) are present;
 * everything else was computed and let go in the worker.
 */
export interface Trace {
  readonly embeddings: Partial<EmbeddingTrace>;
  readonly layers: readonly Partial<LayerTrace>[];
  /** `[hidden]`: tanh(W · output of [CLS] + b). Null if the model has no pooler, or if it was not needed. */
  readonly pooled: Tensor | null;
  /** `[2]`: [is next, is not next]. Null if the model has no NSP head, or if it was not needed. */
  readonly nspLogits: Tensor | null;
}

/**
 * Which tensors to copy out of the pass: the same names for each layer. Nothing else is computed: layers behind the
 * last one that is needed are left out, and the last one is finished only for the tokens that somebody reads.
 */
export interface TraceNeed {
  readonly embeddings?: readonly EmbeddingTensorName[];
  readonly layers?: readonly LayerTensorName[];
  /** False if neither `pooled` nor `nspLogits` is needed. Default: true. */
  readonly pooled?: boolean;
}

/** Everything but `preActivation`, which follows from the others; for tests and small inputs. */
export const FULL_TRACE: TraceNeed = {
  embeddings: ["word", "position", "tokenType", "sum", "norm"],
  layers: [
    "query",
    "key",
    "value",
    "scores",
    "probs",
    "context",
    "attentionOutput",
    "attentionNorm",
    "intermediate",
    "ffnOutput",
    "output",
  ],
};

/** Layer tensors `[tokens, hidden or intermediate]`. */
export type StateTensorName = Exclude<LayerTensorName, "scores" | "probs">;
