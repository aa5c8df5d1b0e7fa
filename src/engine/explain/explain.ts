import type { BertConfig } from "../model/config";
import type { DenseName, NormName, WeightReader } from "../model/weightReader";
import type { PassResult } from "../run";
import { attentionRow, row, type Tensor } from "../tensor";
import type { LayerTrace, Trace } from "../trace";
import { gelu } from "./gelu";
import {
  type Activation,
  EMBEDDING_NAMES,
  explanation,
  LISTED,
  must,
  plain,
  type Source,
  STATE_NAMES,
  sumOf,
} from "./parts";
import type { Explanation, NumberRef, StateTensorName, Term } from "./reference";

const GELU: Activation = { name: "GELU", apply: gelu };

const number = (value: number): string => value.toPrecision(4).replace("-", "−");

/**
 * Says how one number of a forward pass came to be: its formula, its largest inputs with their weights, and what is
 * left over. Formulas as in Vaswani et al. 2017 and HF `BertModel` / `BertForPreTraining`.
 */
export class Explainer {
  /**
   * @param run a result with the full trace; for a guess, with all logits at its position.
   * @param layersOff layers that the run skipped.
   */
  constructor(
    private readonly run: PassResult,
    private readonly weights: WeightReader,
    private readonly config: BertConfig,
    private readonly layersOff: readonly number[],
    private readonly tokenText: (id: number) => string,
  ) {}

  /** @throws Error if the reference points outside the pass. */
  explain(ref: NumberRef): Explanation {
    switch (ref.of) {
      case "embedding":
        return this.#embedding(ref);
      case "state":
        return this.#state(ref);
      case "attention":
        return ref.tensor === "scores" ? this.#score(ref) : this.#probability(ref);
      case "pooled":
        return this.#dense(
          ref,
          `pooled vector, entry ${ref.index}`,
          "pooler",
          0,
          ref.index,
          this.#lastOf(0),
          {
            name: "tanh",
            apply: Math.tanh,
          },
        );
      case "nsp":
        return this.#dense(
          ref,
          ref.index === 0 ? "logit: B follows A" : "logit: B does not follow A",
          "nsp",
          0,
          ref.index,
          {
            values: must(this.trace.pooled).data,
            ref: (index) => ({ of: "pooled", index }),
            label: (index) => `pooled, entry ${index}`,
          },
        );
      case "mlm":
        return ref.tensor === "dense"
          ? this.#dense(
              ref,
              `MLM head, entry ${ref.index}`,
              "transform",
              0,
              ref.index,
              this.#lastOf(ref.position),
              GELU,
            )
          : this.#mlmNorm(ref);
      case "guess":
        return ref.tensor === "logit" ? this.#logit(ref) : this.#guess(ref);
    }
  }

  private get trace(): Trace {
    return this.run.trace;
  }

  #token(position: number): string {
    return `“${this.tokenText(this.run.inputIds[position])}”`;
  }

  #embedding(ref: Extract<NumberRef, { of: "embedding" }>): Explanation {
    const { tensor, token, index } = ref;
    const { embeddings } = this.trace;
    const name = `${EMBEDDING_NAMES[tensor]} of ${this.#token(token)}, entry ${index}`;
    const at = (other: "word" | "position" | "tokenType" | "sum") => row(must(embeddings[other]), token);
    if (tensor === "norm") {
      const values = at("sum");
      return this.#normalized(ref, name, "embeddingNorm", 0, index, values, [
        { label: "sum of the embeddings", value: values[index], ref: { ...ref, tensor: "sum" } },
      ]);
    }
    if (tensor === "sum") {
      const parts = (["word", "position", "tokenType"] as const).map((part) => ({
        label: EMBEDDING_NAMES[part],
        value: at(part)[index],
        ref: { ...ref, tensor: part },
      }));
      const total = parts.reduce((sum, part) => sum + part.value, 0);
      return explanation(ref, name, total, "token + position + segment", parts.map(plain), null, total);
    }
    const id = this.run.inputIds[token];
    const source = {
      word: `row ${id} (${this.#token(token)}) of the word embedding table`,
      position: `row ${token} of the position table`,
      tokenType: `row ${this.run.encoding.segmentIds[token]} of the segment table`,
    }[tensor];
    const value = at(tensor)[index];
    return explanation(ref, name, value, `learned: entry ${index} of ${source}`, [], null, value);
  }

  #state(ref: Extract<NumberRef, { of: "state" }>): Explanation {
    const { tensor, layer, token, index } = ref;
    const name = `${STATE_NAMES[tensor]} of ${this.#token(token)}, layer ${layer + 1}, entry ${index}`;
    const of = (other: StateTensorName) => this.#source(other, layer, token);
    const off = this.#isLayerOff(layer);
    switch (tensor) {
      case "query":
      case "key":
      case "value":
        return this.#dense(ref, name, tensor, layer, index, this.#inputOf(layer, token));
      case "context":
        return this.#context(ref, name);
      case "attentionOutput":
        return this.#dense(ref, name, "attentionOutput", layer, index, of("context"));
      case "intermediate":
        return this.#dense(ref, name, "intermediate", layer, index, of("attentionNorm"), GELU);
      case "ffnOutput":
        return this.#dense(ref, name, "output", layer, index, of("intermediate"));
      case "attentionNorm":
        return this.#addAndNorm(
          ref,
          name,
          "attentionNorm",
          this.#inputOf(layer, token),
          of("attentionOutput"),
        );
      case "output": {
        const explained = this.#addAndNorm(ref, name, "outputNorm", of("attentionNorm"), of("ffnOutput"));
        return off ? { ...explained, name: `${name} (layer switched off: not used)` } : explained;
      }
    }
  }

  #addAndNorm(
    ref: Extract<NumberRef, { of: "state" }>,
    name: string,
    norm: NormName,
    residual: Source,
    written: Source,
  ): Explanation {
    const values = residual.values.map((value, i) => value + written.values[i]);
    return this.#normalized(
      ref,
      name,
      norm,
      ref.layer,
      ref.index,
      values,
      [residual, written].map((source) => ({
        label: source.label(ref.index),
        value: source.values[ref.index],
        ref: source.ref(ref.index),
      })),
    );
  }

  /** One number of a weighted sum over tokens: Σⱼ probability · value. */
  #context(ref: Extract<NumberRef, { of: "state" }>, name: string): Explanation {
    const { layer, token, index } = ref;
    const head = Math.floor(index / this.config.headSize);
    const probs = attentionRow(this.#tensor(layer, "probs"), head, token);
    const value = must(this.trace.layers[layer].context).data[token * this.config.hiddenSize + index];
    const terms = Array.from(probs, (probability, to): Term => {
      const v = row(this.#tensor(layer, "value"), to)[index];
      return {
        label: `value of ${this.#token(to)}, entry ${index}`,
        value: v,
        ref: { of: "state", tensor: "value", layer, token: to, index },
        factor: {
          value: probability,
          ref: { of: "attention", tensor: "probs", layer, head, from: token, to },
        },
        contribution: v * probability,
      };
    });
    const total = sumOf(terms);
    // A head that is switched off writes zeros whatever it gathered.
    const formula =
      value === 0 && total !== 0 ? "the head is switched off: 0" : "Σ attention probability × value";
    return explanation(ref, name, value, formula, terms, null, total);
  }

  #score(ref: Extract<NumberRef, { of: "attention" }>): Explanation {
    const { layer, head, from, to } = ref;
    const { headSize } = this.config;
    const query = row(this.#tensor(layer, "query"), from);
    const key = row(this.#tensor(layer, "key"), to);
    const terms = Array.from({ length: headSize }, (_, c): Term => {
      const index = head * headSize + c;
      return {
        label: `query entry ${c}`,
        value: query[index],
        ref: { of: "state", tensor: "query", layer, token: from, index },
        factor: { value: key[index], ref: { of: "state", tensor: "key", layer, token: to, index } },
        contribution: query[index] * key[index],
      };
    });
    const total = sumOf(terms);
    const name = `score ${this.#token(from)} → ${this.#token(to)}, layer ${layer + 1}, head ${head + 1}`;
    const formula = `Σ query × key = ${number(total)}, ÷ √${headSize}`;
    return explanation(ref, name, total / Math.sqrt(headSize), formula, terms, null, total);
  }

  #probability(ref: Extract<NumberRef, { of: "attention" }>): Explanation {
    const { layer, head, from, to } = ref;
    const scores = attentionRow(this.#tensor(layer, "scores"), head, from);
    const probs = attentionRow(this.#tensor(layer, "probs"), head, from);
    const name = `attention probability ${this.#token(from)} → ${this.#token(to)}, layer ${layer + 1}, head ${head + 1}`;
    const open = [...probs.keys()].filter((j) => probs[j] > 0);
    const terms = open.map(
      (j): Term => ({
        label: `score of ${this.#token(j)}`,
        value: scores[j],
        ref: { ...ref, tensor: "scores", to: j },
        factor: null,
        contribution: Math.exp(scores[j]),
      }),
    );
    const total = sumOf(terms);
    const formula =
      probs[to] === 0
        ? "masked: e^−∞ = 0"
        : `e^${number(scores[to])} ÷ ${number(total)} (the sum of e^score over the row)`;
    return explanation(ref, name, probs[to], formula, terms, null, total);
  }

  #mlmNorm(ref: Extract<NumberRef, { of: "mlm" }>): Explanation {
    const { position, index } = ref;
    const values = this.#mlmDense(position);
    return this.#normalized(
      ref,
      `MLM head at position ${position}, normalized, entry ${index}`,
      "mlmNorm",
      0,
      index,
      values,
      [{ label: `MLM head, entry ${index}`, value: values[index], ref: { ...ref, tensor: "dense" } }],
    );
  }

  #logit(ref: Extract<NumberRef, { of: "guess" }>): Explanation {
    const { position, id } = ref;
    const dense = this.#mlmDense(position);
    const values = dense.map((_, index) => this.#normalize("mlmNorm", 0, index, dense).value);
    return this.#dense(ref, `logit of “${this.tokenText(id)}” at position ${position}`, "decoder", 0, id, {
      values,
      ref: (index) => ({ of: "mlm", tensor: "norm", position, index }),
      label: (index) => `MLM head, normalized, entry ${index}`,
    });
  }

  #guess(ref: Extract<NumberRef, { of: "guess" }>): Explanation {
    const { position, id } = ref;
    const all = must(this.run.guesses.find((result) => result.position === position)).guesses;
    const logits = new Float64Array(all.length);
    for (const guess of all) logits[guess.id] = guess.logit;
    const term = (other: number): Term => ({
      label: `logit of “${this.tokenText(other)}”`,
      value: logits[other],
      ref: { of: "guess", tensor: "logit", position, id: other },
      factor: null,
      contribution: Math.exp(logits[other]),
    });
    let total = 0;
    for (const logit of logits) total += Math.exp(logit);
    const listed = [...new Set([id, ...all.slice(0, LISTED).map((guess) => guess.id)])]
      .slice(0, LISTED)
      .map(term);
    const value = Math.exp(logits[id]) / total;
    return {
      ref,
      name: `probability of “${this.tokenText(id)}” at position ${position}`,
      value,
      formula: `e^${number(logits[id])} ÷ ${number(total)} (the sum of e^logit over all ${logits.length} tokens)`,
      terms: listed,
      rest: { count: logits.length - listed.length, sum: total - sumOf(listed) },
      bias: null,
      total,
    };
  }

  /** GELU(W · last state + b) at a position, `[hidden]`. */
  #mlmDense(position: number): Float32Array {
    const { values } = this.#lastOf(position);
    return Float32Array.from({ length: this.config.hiddenSize }, (_, index) => {
      const { weights, bias } = this.weights.dense("transform", 0, index);
      return gelu(weights.reduce((sum, weight, i) => sum + weight * values[i], bias));
    });
  }

  #dense(
    ref: NumberRef,
    name: string,
    dense: DenseName,
    layer: number,
    output: number,
    input: Source,
    activation?: Activation,
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
    const sum = `Σ weight × input + bias`;
    const formula = activation ? `${activation.name}(${sum}) = ${activation.name}(${number(total)})` : sum;
    return explanation(ref, name, value, formula, terms, bias, total);
  }

  #normalized(
    ref: NumberRef,
    name: string,
    norm: NormName,
    layer: number,
    index: number,
    values: Float32Array,
    parts: readonly { label: string; value: number; ref: NumberRef }[],
  ): Explanation {
    const { value, mean, deviation, gamma, beta } = this.#normalize(norm, layer, index, values);
    const formula =
      `LayerNorm: (${number(values[index])} − mean ${number(mean)}) ÷ deviation ${number(deviation)}` +
      ` × ${number(gamma)} + ${number(beta)}`;
    return explanation(ref, name, value, formula, parts.map(plain), null, values[index]);
  }

  #normalize(norm: NormName, layer: number, index: number, values: Float32Array) {
    const { gamma, beta, epsilon } = this.weights.norm(norm, layer, index);
    const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
    const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length;
    const deviation = Math.sqrt(variance + epsilon);
    return { value: ((values[index] - mean) / deviation) * gamma + beta, mean, deviation, gamma, beta };
  }

  #tensor(layer: number, name: keyof LayerTrace): Tensor {
    return must(this.trace.layers[layer]?.[name]);
  }

  #source(tensor: StateTensorName, layer: number, token: number): Source {
    return {
      values: row(this.#tensor(layer, tensor), token),
      ref: (index) => ({ of: "state", tensor, layer, token, index }),
      label: (index) => `${STATE_NAMES[tensor]}, entry ${index}`,
    };
  }

  /** What goes into a layer: the output of the last layer before it that is on, or of the embeddings. */
  #inputOf(layer: number, token: number): Source {
    for (let before = layer - 1; before >= 0; before--) {
      if (!this.#isLayerOff(before)) {
        const source = this.#source("output", before, token);
        return {
          ...source,
          label: (index) => `${this.#token(token)} after layer ${before + 1}, entry ${index}`,
        };
      }
    }
    return {
      values: row(must(this.trace.embeddings.norm), token),
      ref: (index) => ({ of: "embedding", tensor: "norm", token, index }),
      label: (index) => `embedding of ${this.#token(token)}, entry ${index}`,
    };
  }

  #lastOf(token: number): Source {
    return this.#inputOf(this.config.layers, token);
  }

  #isLayerOff(layer: number): boolean {
    return this.layersOff.includes(layer);
  }
}
