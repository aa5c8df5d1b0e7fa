import { FULL_TRACE } from "../trace";
import { explainAttention, explainMeanAttention, explainResidual, explainRollout } from "./attention";
import {
  type Composing,
  explainCosine,
  explainCount,
  explainEntropy,
  explainLength,
  explainPerplexity,
  explainProduct,
  explainRanks,
  explainRatio,
  explainWeighted,
} from "./derived";
import { explainAgreement, explainSpread } from "./groups";
import { explainGuess, explainMlm, explainNextSentence, explainPooled } from "./heads";
import { explainLabel } from "./labels";
import type { Passes } from "./passes";
import { phrase } from "./phrases";
import { PassReader } from "./reader";
import type { AskedPass, Explanation, Located, NumberRef } from "./reference";
import { explainEmbedding, explainHidden, explainRow, explainState } from "./states";
import { explainTrained } from "./trained";
import { lightValue } from "./values";

/**
 * Says how one number of a forward pass came to be: its formula, its largest inputs with their weights, and what is
 * left over. Formulas as in Vaswani et al. 2017 and HF `BertModel` / `BertForPreTraining`.
 */
export class Explainer {
  constructor(
    private readonly passes: Passes,
    /** The pass that references without one of their own are about. */
    private readonly home: AskedPass,
  ) {}

  /** @throws Error if the reference points outside the pass. */
  explain(ref: NumberRef): Explanation {
    const explained = this.#explain(ref);
    const { head } = this.home;
    // A name that the page gave says it already.
    if (!head || "name" in ref) return explained;
    const { name } = explained;
    const where = {
      full: () => phrase("ofTunedEncoder", name, head.name),
      frozen: () => phrase("ofTrainedHead", name, head.name),
      own: () => phrase("ofOwnHead", name),
    };
    return { ...explained, name: where[head.variant]() };
  }

  #explain(ref: NumberRef): Explanation {
    switch (ref.of) {
      case "embedding":
        return explainEmbedding(this.#reader(), ref);
      case "row":
        return explainRow(this.#reader(), ref);
      case "state":
        return explainState(this.#reader(), ref);
      case "hidden":
        return this.#hidden(ref);
      case "attention":
        return explainAttention(this.#reader(), ref);
      case "mean attention":
        return explainMeanAttention(this.#reader(), ref);
      case "residual":
        return explainResidual(this.#reader(), ref);
      case "rollout":
        return explainRollout(this.#reader(), ref);
      case "pooled":
        return explainPooled(this.#reader(), ref);
      case "label":
        return explainLabel(this.#reader(), ref);
      case "nsp":
        return explainNextSentence(this.#reader(), ref);
      case "mlm":
        return explainMlm(this.#reader(), ref);
      case "guess":
        return explainGuess(this.#reader(ref), ref);
      case "weighted":
        return explainWeighted(this.#composing, ref);
      case "entropy":
        return explainEntropy(this.#composing, ref);
      case "length":
        return explainLength(this.#composing, ref);
      case "count":
        return explainCount(this.#composing, ref);
      case "ratio":
        return explainRatio(this.#composing, ref);
      case "product":
        return explainProduct(this.#composing, ref);
      case "perplexity":
        return explainPerplexity(this.#composing, ref);
      case "agreement":
        return explainAgreement(this.#composing, ref);
      case "spread":
        return explainSpread(this.#composing, ref);
      case "cosine":
        return explainCosine(this.#composing, ref);
      case "rank correlation":
        return explainRanks(this.#composing, ref);
      case "trained":
        return explainTrained(this.passes.bert, ref);
    }
  }

  /** The state of a single token is explained as what it is; only a mean has a story of its own. */
  #hidden(ref: Extract<NumberRef, { of: "hidden" }>): Explanation {
    const reader = this.#reader();
    if (ref.tokens.length !== 1) return explainHidden(reader, ref);
    return { ...this.#explain(reader.stateOf(ref.state, ref.tokens[0]).ref(ref.index)), ref };
  }

  get #composing(): Composing {
    return { passes: this.passes, home: this.home, value: (number) => this.#value(number) };
  }

  #value(number: Located): number {
    const light = lightValue(this.passes, this.home, number);
    if (light !== null) return light;
    return new Explainer(this.passes, number.pass ?? this.home).explain(number.ref).value;
  }

  /** The whole pass; for a guess, with all words at its position. */
  #reader(guess?: Extract<NumberRef, { of: "guess" }>): PassReader {
    const { bert } = this.passes;
    const guesses = guess && {
      positions: [guess.position],
      states: guess.state === undefined ? undefined : [guess.state],
      top: bert.config.vocabSize,
    };
    return new PassReader(
      this.passes.run(this.home, FULL_TRACE, guesses),
      bert,
      this.passes.weights(this.home),
    );
  }
}
