import { describe, expect, it } from "vitest";
import { explainNumber } from "../explain/explainNumber";
import { attentionRow } from "../tensor";
import { relativeError } from "../testing/compare";
import { readModelFiles, readText } from "../testing/folders";
import { readLeft } from "../testing/heads";
import { TESTED_KERNELS } from "../testing/kernels";
import { bertFromFiles } from "./fromFiles";

interface Case {
  readonly name: string;
  readonly text: string;
  readonly inputIds: readonly number[];
  readonly position: number;
  readonly ids: readonly number[];
  readonly logits: readonly number[];
  readonly last: { readonly stride: number; readonly sample: readonly number[] };
}

const { cases } = JSON.parse(readText("tests/fixtures/reference/left.cases.json")) as {
  cases: readonly Case[];
};
const files = readModelFiles("public/model");
const causal = { causal: true } as const;

describe.each(TESTED_KERNELS)("the left-to-right twin with %s kernels, against PyTorch", (kernels) => {
  const bert = bertFromFiles(files, { kernels });
  bert.attachLeft(readLeft(bert));

  it.each(cases)("$name: its guesses and last hidden states agree to 1e-4", (reference) => {
    const { text, position, ids, logits, last } = reference;
    const guesses = { positions: [position], top: ids.length };
    const result = bert.run({ text, interventions: causal, need: { layers: ["output"] }, guesses });
    expect([...result.inputIds]).toEqual(reference.inputIds);
    expect(result.guesses[0].guesses.map(({ id }) => id)).toEqual(ids);
    expect(
      relativeError(
        result.guesses[0].guesses.map(({ logit }) => logit),
        logits,
      ),
    ).toBeLessThan(1e-4);
    const states = result.trace.layers.at(-1)!.output!.data;
    expect(
      relativeError(
        states.filter((_, i) => i % last.stride === 0),
        last.sample,
      ),
    ).toBeLessThan(1e-4);
  });
});

describe("a model with a left-to-right twin", () => {
  const bert = bertFromFiles(files);
  const alone = bertFromFiles(files);
  bert.attachLeft(readLeft(bert));
  const text = "The [MASK] flows into the sea.";
  const guesses = { positions: [2], states: [0, 1, 2, 3, 4], top: 3 };

  it("reads as before when nothing is causal", () => {
    expect(bert.run({ text, guesses }).guesses).toEqual(alone.run({ text, guesses }).guesses);
  });

  it("does not know what comes after the blank", () => {
    const both = ["The [MASK] flows into the sea.", "The [MASK] was directed by a friend."].map((ending) =>
      bert.run({ text: ending, interventions: causal, need: { layers: ["probs"] }, guesses }),
    );
    expect(both[0].guesses).toEqual(both[1].guesses);
    const looks = attentionRow(both[0].trace.layers[0].probs!, 0, 2);
    expect([...looks.subarray(3)].every((p) => p === 0)).toBe(true);
  });

  it("gives a word no better guess for standing there: the guess is read one token earlier", () => {
    const standing = bert.run({ text: "The river flows.", interventions: causal, guesses });
    const hidden = bert.run({ text: "The [MASK] flows.", interventions: causal, guesses });
    expect(standing.guesses).toEqual(hidden.guesses);
  });

  it("explains its guesses as what they are, from every state", () => {
    const { id } = bert.run({ text, interventions: causal, guesses }).guesses[0].guesses[0];
    for (const state of [0, 2, 4]) {
      const asked = { positions: [2], states: [state], top: 1, targets: [id] };
      const shown = bert.run({ text, interventions: causal, guesses: asked }).guesses[0].target!;
      const ref = { of: "guess", position: 2, id, state } as const;
      for (const [tensor, value] of [
        ["logit", shown.logit],
        ["probability", shown.probability],
      ] as const) {
        const explained = explainNumber(bert, { text, interventions: causal }, { ...ref, tensor });
        expect(explained.value).toBeCloseTo(value, 4);
      }
    }
  });

  it("leaves layers and heads out for the twin too", () => {
    const ask = (interventions: object) =>
      bert.run({ text, interventions: { ...causal, ...interventions }, guesses });
    const none = { layersOff: [0, 1, 2, 3] };
    expect(ask(none).guesses[4].guesses).toEqual(ask({}).guesses[0].guesses);
    expect(ask({ headsOff: [{ layer: 0, head: 0 }] }).guesses[4]).not.toEqual(ask({}).guesses[4]);
  });
});
