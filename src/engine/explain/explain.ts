import { FULL_TRACE } from "../trace";
import {
  explainAttention,
  explainMeanAttention,
  explainPattern,
  explainResidual,
  explainRollout,
} from "./attention";
import { type FormedRef, formOf } from "./forms";
import { explainGuess, explainMlm, explainNextSentence, explainPooled } from "./heads";
import { explainLabel } from "./labels";
import { explanation, must, sumOf } from "./parts";
import type { Passes } from "./passes";
import { phrase } from "./phrases";
import { PassReader } from "./reader";
import type { AskedPass, Explanation, Located, NumberRef } from "./reference";
import { explainEmbedding, explainHidden, explainRow, explainState } from "./states";
import { explainTrained } from "./trained";
import { valueAt, vectorAt } from "./value";

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
      case "pattern":
        return explainPattern(this.#reader(), ref);
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
      case "trained":
        return explainTrained(this.passes.bert, ref);
      default:
        return this.#formed(ref);
    }
  }

  /** Told by the form that also says its value, see `valueAt`. */
  #formed(ref: FormedRef): Explanation {
    const form = must(formOf(ref));
    const inputs = form
      .inputs(ref)
      .map((place) => ("ref" in place ? this.#value(place) : must(vectorAt(this.passes, this.home, place))));
    const { formula, terms, bias = null } = form.tell(ref, inputs, this.home);
    const total = sumOf(terms) + (bias ?? 0);
    return explanation(ref, ref.name, form.value(ref, inputs), formula, terms, bias, total);
  }

  /** The state of a single token is explained as what it is; only a mean has a story of its own. */
  #hidden(ref: Extract<NumberRef, { of: "hidden" }>): Explanation {
    const reader = this.#reader();
    if (ref.tokens.length !== 1) return explainHidden(reader, ref);
    return { ...this.#explain(reader.stateOf(ref.state, ref.tokens[0]).ref(ref.index)), ref };
  }

  #value(number: Located): number {
    const value = valueAt(this.passes, this.home, number);
    return value ?? new Explainer(this.passes, number.pass ?? this.home).explain(number.ref).value;
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
