import type { LocatedVector, NumberRef } from "../../engine";
import type { Question } from "../../inspector/question";
import { meanRef } from "../../inspector/refs";
import type { SceneContext } from "../scene";
import type { Measure } from "./similarity";
import { runName } from "./similarity";
import type { Pairing, WayId } from "./ways";

/** Where the numbers of the [CLS] scene come from: a question each. */
export class ClsNumbers {
  readonly #context: SceneContext;

  constructor(context: SceneContext) {
    this.#context = context;
  }

  /** A share of the attention of [CLS] in a layer: of the chosen head, or averaged over all. */
  look(layer: number, to: number): Question {
    return this.#about(this.#look(layer, to));
  }

  /** How spread the look of a layer is. */
  entropy(layer: number): Question {
    return this.#about({
      of: "entropy",
      name: `entropy of the attention of [CLS], layer ${layer + 1}`,
      items: this.#tokens.map(({ text }, to) => ({
        label: `to “${text}”`,
        number: { ref: this.#look(layer, to) },
      })),
    });
  }

  rollout(to: number): Question {
    return this.#about(this.#way("rollout", to));
  }

  /** One of the three ways, for one token. */
  way(way: WayId, to: number): Question {
    return this.#about(this.#way(way, to));
  }

  /** Spearman's ρ between two of the ways, over the words. */
  rho({ a, b }: Pairing, words: readonly number[]): Question {
    return this.#about({
      of: "rank correlation",
      name: `Spearman’s ρ: ${a} and ${b}`,
      items: words.map((to) => ({
        label: `“${this.#tokens[to].text}”: place by ${a} × place by ${b}`,
        a: { ref: this.#way(a, to) },
        b: { ref: this.#way(b, to) },
      })),
    });
  }

  /** The cosine of two of the visitor's sentences (by their place in the list) by a measure. */
  cosine(measure: Measure, i: number, j: number): Question {
    const { runs } = this.#context;
    const a = runs[runName(i)]?.answered;
    const name = `cosine of sentences ${i + 1} and ${j + 1} by ${measure.name}`;
    const vector = (index: number): LocatedVector["vector"] => {
      if (measure.id === "pooled") return { of: "pooled" };
      const count = runs[runName(index)]?.result?.encoding.tokens.length ?? 1;
      const tokens = measure.id === "cls" ? [0] : Array.from({ length: count }, (_, at) => at);
      return { of: "hidden", state: this.#layers, tokens };
    };
    return {
      request: a,
      about: {
        of: "cosine",
        name,
        a: { vector: vector(i) },
        b: { vector: vector(j), pass: runs[runName(j)]?.answered ?? undefined },
      },
    };
  }

  get #tokens() {
    return this.#context.encoding.tokens;
  }

  get #layers(): number {
    return this.#context.main?.trace.layers.length ?? 0;
  }

  #about(about: NumberRef): Question {
    return { request: this.#context.runs.main?.answered, about };
  }

  #look(layer: number, to: number): NumberRef {
    const { oneHead, head } = this.#context;
    return oneHead
      ? { of: "attention", tensor: "probs", layer, head, from: 0, to }
      : { of: "mean attention", layer, from: 0, to };
  }

  #way(way: WayId, to: number): NumberRef {
    const { runs, switches, model } = this.#context;
    const { text } = this.#tokens[to];
    if (way === "rollout") return { of: "rollout", layer: this.#layers - 1, from: 0, to };
    if (way === "attention") {
      const on = Array.from({ length: this.#layers }, (_, layer) => layer).filter(
        (layer) => !switches.layersOff.includes(layer),
      );
      return meanRef(
        `attention of [CLS] to “${text}”, mean of layers`,
        `${on.length} layers`,
        on.map((layer) => ({ label: `layer ${layer + 1}`, ref: this.#look(layer, to) })),
      );
    }
    const state = { of: "hidden", state: this.#layers, tokens: [0] } as const;
    const main = runs.main?.answered;
    const masked = main && {
      ...main,
      replacements: [...(main.replacements ?? []), { position: to, id: model?.specialIds.mask ?? 0 }],
    };
    return {
      of: "cosine",
      name: `how far [CLS] moves when “${text}” is masked`,
      a: { vector: state },
      b: { vector: state, pass: masked ?? undefined },
      distance: true,
    };
  }
}
