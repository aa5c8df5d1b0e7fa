import type { NumberRef } from "../../engine";
import { masked } from "../../engine/explain/asked";
import type { Question } from "../../inspector/question";
import { meanRef } from "../../inspector/refs";
import { maskId } from "../../inspector/values";
import type { SceneContext } from "../scene";
import { words } from "./words";

export type WayId = "attention" | "rollout" | "masked";

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
      name: words.asked.entropy(layer + 1),
      items: this.#tokens.map(({ text }, to) => ({
        label: words.asked.to(text),
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
    const { settings, head } = this.#context;
    return settings.cls.oneHead
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
        words.asked.attention(text),
        words.asked.layers(on.length),
        on.map((layer) => ({ label: words.asked.layer(layer + 1), ref: this.#look(layer, to) })),
      );
    }
    const state = { of: "hidden", state: this.#layers, tokens: [0] } as const;
    const main = runs.main?.answered;
    return {
      of: "cosine",
      name: words.asked.moves(text),
      a: { vector: state },
      b: { vector: state, pass: main ? masked(main, [to], maskId({ model })) : undefined },
      distance: true,
    };
  }
}
