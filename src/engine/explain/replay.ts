import { RequestError } from "../errors";
import type { Bert } from "../model/bert";
import { finish } from "../steps";
import { readFeatures } from "../training/features";
import { classify, gradient, type LinearHead, zeroHead } from "../training/softmaxRegression";
import { epochsOf } from "../training/train";
import { entryRef, must } from "./parts";
import type { LinearTraining, Located, VectorRef } from "./reference";

/** A step of a training: the sentences it learned from, by index, and the gradient it followed. */
interface ReplayedStep {
  readonly sentences: readonly number[];
  /** As `LinearHead.weights`. */
  readonly gradient: Float64Array;
}

/** A training run once more, up to a step: its head, and every step on the way there. */
export class Replay {
  readonly head: LinearHead;
  readonly steps: readonly ReplayedStep[];
  readonly #texts: readonly string[];
  readonly #labels: readonly number[];
  readonly #features: readonly Float32Array[];

  /** @throws RequestError if the training has fewer steps. */
  constructor(
    readonly bert: Bert,
    readonly training: LinearTraining,
    step: number,
  ) {
    const { classes, examples, tests, probes = [], settings } = training;
    const labelled = [...examples, ...tests];
    this.#texts = labelled.map(({ text }) => text).concat(probes);
    this.#labels = labelled.map(({ label }) => label);
    this.#features = finish(readFeatures(bert, this.#texts)).map((one) => one[settings.pooling]);
    this.head = zeroHead(classes.length, this.#features[0]?.length ?? 0);
    this.steps = this.#learn(step);
  }

  #learn(count: number): readonly ReplayedStep[] {
    const { examples, settings } = this.training;
    const { weights } = this.head;
    const steps: ReplayedStep[] = [];
    if (count === 0) return steps;
    for (const batches of epochsOf(examples.length, settings)) {
      for (const sentences of batches) {
        const { gradient: slope } = gradient(this.head, this.#features, this.#labels, sentences);
        for (let k = 0; k < slope.length; k++) weights[k] -= settings.rate * slope[k];
        steps.push({ sentences, gradient: slope });
        if (steps.length === count) return steps;
      }
    }
    throw new RequestError("noStep", count);
  }

  /** The indices of the examples or of the tests. */
  members(set: "examples" | "tests"): readonly number[] {
    const { examples, tests } = this.training;
    return set === "examples"
      ? [...examples.keys()]
      : Array.from(tests.keys(), (index) => examples.length + index);
  }

  /** A sentence's text. */
  text(sentence: number): string {
    return must(this.#texts[sentence]);
  }

  /** Its own class; none for a probe. */
  labelOf(sentence: number): number {
    return must(this.#labels[sentence]);
  }

  features(sentence: number): Float32Array {
    return must(this.#features[sentence]);
  }

  classify(sentence: number) {
    return classify(this.head, this.features(sentence));
  }

  /** The entries of what the head reads of a sentence: the last state of [CLS], or its mean over the words. */
  entries(sentence: number): (index: number) => Located {
    const text = must(this.#texts[sentence]);
    const { tokens } = this.bert.tokenizer.encode(text, { maxTokens: this.bert.maxTokens });
    const words = [...tokens.keys()].filter((at) => tokens[at].word !== null);
    const vector: VectorRef = {
      of: "hidden",
      state: this.bert.config.layers,
      tokens: this.training.settings.pooling === "cls" ? [0] : words,
    };
    return (index) => ({ ref: entryRef(vector, index), pass: { text } });
  }
}
