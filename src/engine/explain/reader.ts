import { type Bert, leftOf } from "../model/bert";
import type { BertConfig } from "../model/config";
import type { DenseName, NormName, Weights } from "../model/weightReader";
import { row, type Tensor } from "../tensor";
import type { LayerTrace, StateTensorName, Trace } from "../trace";
import { ACTIVATION, type Activation, type Bend } from "./activation";
import { type DenseInput, explanation, must, plain, type Source, sumOf } from "./parts";
import type { Pass } from "./passes";
import { phrase, type Saying } from "./phrases";
import type { Explanation, NumberRef, Term } from "./reference";

/** One pass with the full trace, and the two steps that most of its numbers are made by: dense layers and LayerNorm. */
export class PassReader {
  readonly layersOff: readonly number[];

  constructor(
    readonly pass: Pass,
    private readonly bert: Bert,
    private readonly weights: Weights,
  ) {
    this.layersOff = pass.request.interventions?.layersOff ?? [];
  }

  get config(): BertConfig {
    return this.bert.config;
  }

  /** What the model bends its feed-forward part's numbers with. */
  get activation(): Activation {
    return ACTIVATION[this.config.activation];
  }

  /** What bends the pooled vector's numbers. */
  get pooledBy(): Bend {
    return this.weights.pooledBy === "relu" ? ACTIVATION.relu : { name: "tanh", apply: Math.tanh };
  }

  get trace(): Trace {
    return this.pass.trace;
  }

  /** A vocabulary entry: `bank`. */
  word(id: number): string {
    return this.bert.tokenizer.vocabulary.text(id);
  }

  token(position: number): string {
    return this.word(this.pass.inputIds[position]);
  }

  tensor(layer: number, name: keyof LayerTrace): Tensor {
    return must(this.trace.layers[layer]?.[name]);
  }

  isLayerOff(layer: number): boolean {
    return this.layersOff.includes(layer);
  }

  /** A row of a learned table: `[hidden]`. */
  tableRow(table: "word" | "position", index: number): Float32Array {
    return table === "word" ? this.bert.embeddingRow(index) : this.bert.positionRow(index);
  }

  source(tensor: StateTensorName, layer: number, token: number): Source {
    return {
      values: row(this.tensor(layer, tensor), token),
      ref: (index) => ({ of: "state", tensor, layer, token, index }),
      label: (index) => phrase("stateEntry", tensor, index),
    };
  }

  /** Hidden state `state` of a token as it was handed on: 0 is the embeddings' output, i the output of layer i. */
  stateOf(state: number, token: number): Source {
    for (let layer = state - 1; layer >= 0; layer--) {
      if (this.isLayerOff(layer)) continue;
      return {
        ...this.source("output", layer, token),
        label: (index) => phrase("afterLayer", this.token(token), layer + 1, index),
      };
    }
    return {
      values: row(must(this.trace.embeddings.norm), token),
      ref: (index) => ({ of: "embedding", tensor: "norm", token, index }),
      label: (index) => phrase("embeddingEntry", this.token(token), index),
    };
  }

  /** What goes into a layer. */
  inputOf(layer: number, token: number): Source {
    return this.stateOf(layer, token);
  }

  lastOf(token: number): Source {
    return this.stateOf(this.config.layers, token);
  }

  /** The hidden state that the MLM head reads for its guess at a position; `state` as in `stateOf`, default the last. */
  guessedBy(position: number, state = this.config.layers): Source {
    const { head, interventions } = this.pass.request;
    const twin = !head && interventions?.causal && this.bert.left;
    return this.stateOf(state, twin ? leftOf(position) : position);
  }

  /** One output of a dense layer: Σ weight × input + bias, perhaps through an activation. */
  dense(
    ref: NumberRef,
    name: Saying,
    dense: DenseName,
    layer: number,
    output: number,
    input: DenseInput,
    activation?: Bend,
  ): Explanation {
    const { weights, bias } = this.weights.dense(dense, layer, output);
    const terms = Array.from(
      weights,
      (weight, i): Term => ({
        label: input.label(i),
        value: input.values[i],
        ref: input.ref(i),
        factor: { value: weight, ref: null },
        contribution: weight * input.values[i],
      }),
    );
    const total = sumOf(terms) + bias;
    const value = activation ? activation.apply(total) : total;
    const formula = activation ? phrase("activated", activation.name, total) : phrase("dense");
    return explanation(ref, name, value, formula, terms, bias, total);
  }

  /** All outputs of a dense layer through an activation, `[outputs]`. */
  denseRow(dense: DenseName, input: Float32Array, outputs: number, activation: Bend): Float32Array {
    return Float32Array.from({ length: outputs }, (_, index) => {
      const { weights, bias } = this.weights.dense(dense, 0, index);
      return activation.apply(weights.reduce((sum, weight, i) => sum + weight * input[i], bias));
    });
  }

  normalized(
    ref: NumberRef,
    name: Saying,
    norm: NormName,
    layer: number,
    index: number,
    values: Float32Array,
    parts: readonly { label: Saying; value: number; ref: NumberRef }[],
  ): Explanation {
    const { value, mean, deviation, gamma, beta } = this.normalize(norm, layer, index, values);
    const formula = phrase("norm", values[index], mean, deviation, gamma, beta);
    return explanation(ref, name, value, formula, parts.map(plain), null, values[index]);
  }

  normalize(norm: NormName, layer: number, index: number, values: Float32Array) {
    const { gamma, beta, epsilon } = this.weights.norm(norm, layer, index);
    const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
    const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
    const deviation = Math.sqrt(variance + epsilon);
    return { value: ((values[index] - mean) / deviation) * gamma + beta, mean, deviation, gamma, beta };
  }
}
