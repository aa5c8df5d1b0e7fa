import type { LocatedVector, NumberRef } from "../../engine";
import type { Question } from "../../inspector/question";
import { differenceRef, meanRef } from "../../inspector/refs";
import { words } from "../../words/cls";
import type { SceneContext } from "../scene";
import type { Measure } from "./similarity";
import { runName } from "./similarity";
import { POSITIVE, type Tuning, tunedRun } from "./tuned";
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

  /** Spearman's ρ between two of the ways, over some of the tokens. */
  rho({ a, b }: Pairing, positions: readonly number[]): Question {
    const { ways } = words.three.rho;
    return this.#about({
      of: "rank correlation",
      name: words.asked.rho(ways[a], ways[b]),
      items: positions.map((to) => ({
        label: words.asked.places(this.#tokens[to].text, ways[a], ways[b]),
        a: { ref: this.#way(a, to) },
        b: { ref: this.#way(b, to) },
      })),
    });
  }

  /** The cosine of two of the visitor's sentences (by their place in the list) by a measure. */
  cosine(measure: Measure, i: number, j: number): Question {
    const { runs } = this.#context;
    const a = runs[runName(i)]?.answered;
    const name = words.asked.cosine(i + 1, j + 1, measure.name);
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

  /** How positive the text, or the sentence at a place in the list, is to the tuned [CLS] or to the untuned one. */
  positive(tuning: Tuning, index: number | null): Question {
    const { answered, result } = this.#context.runs[tunedRun(tuning, index)] ?? {};
    const label = Math.max(0, result?.head?.labels.indexOf(POSITIVE) ?? 0);
    return { request: answered, about: { of: "label", tensor: "probability", index: label } };
  }

  /** What a word of the text adds to “positive”: the answer, minus the answer with it masked. */
  effect(word: number): Question {
    const { model, runs } = this.#context;
    const { request, about } = this.positive("full", null);
    const { words: texts, tokens } = runs[tunedRun("full", null)]?.result?.encoding ?? {
      words: [],
      tokens: [],
    };
    const text = texts[word]?.text ?? "";
    const masked = tokens.flatMap((token, position) =>
      token.word === word ? [{ position, id: model?.specialIds.mask ?? 0 }] : [],
    );
    const said = words.asked;
    return {
      request,
      about: differenceRef(
        said.effect(text),
        { label: said.whole, ref: about },
        {
          label: said.masked(text),
          ref: about,
          pass: request
            ? { ...request, replacements: [...(request.replacements ?? []), ...masked] }
            : undefined,
        },
      ),
    };
  }

  /** The cosine of [CLS] in two sentences, by their places in the list: tuned, or as it was. */
  clsCosine(way: "untuned" | "tuned", i: number, j: number): Question {
    const { runs } = this.#context;
    const pass = (index: number) =>
      runs[way === "tuned" ? tunedRun("full", index) : runName(index)]?.answered;
    const vector = { of: "hidden", state: this.#layers, tokens: [0] } as const;
    const name =
      way === "tuned"
        ? words.asked.tunedCosine(i + 1, j + 1)
        : words.asked.cosine(i + 1, j + 1, words.compare.measures.cls);
    return {
      request: pass(i),
      about: { of: "cosine", name, a: { vector }, b: { vector, pass: pass(j) ?? undefined } },
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
        words.asked.attention(text),
        words.asked.layers(on.length),
        on.map((layer) => ({ label: words.asked.layer(layer + 1), ref: this.#look(layer, to) })),
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
      name: words.asked.moves(text),
      a: { vector: state },
      b: { vector: state, pass: masked ?? undefined },
      distance: true,
    };
  }
}
