import { describe, expect, it } from "vitest";
import { seededRandom } from "../random";
import { relativeError } from "../testing/compare";
import { flattenTrace } from "../testing/flatten";
import { TESTED_KERNELS } from "../testing/kernels";
import { naiveForward } from "../testing/naive";
import { modelFiles, quantizeRows, randomTensors, type Sizes } from "../testing/random-model";
import { FULL_TRACE } from "../trace";
import type { Bert } from "./bert";
import { bertFromFiles } from "./fromFiles";

/** Sizes that are no whole number of tiles in any direction. */
const ODD: Sizes = { vocab: 61, hidden: 20, heads: 4, inner: 37, layers: 2, positions: 70 };
const SIZES: readonly Sizes[] = [
  ODD,
  { vocab: 16, hidden: 1, heads: 1, inner: 1, layers: 1, positions: 9 },
  { vocab: 33, hidden: 21, heads: 3, inner: 5, layers: 2, positions: 20 },
  { vocab: 40, hidden: 24, heads: 2, inner: 96, layers: 1, positions: 40 },
  { vocab: 40, hidden: 64, heads: 1, inner: 128, layers: 1, positions: 30 },
];

const input = (sizes: Sizes, tokens: number): { ids: Int32Array; segments: Int32Array } => {
  const next = seededRandom(tokens);
  return {
    ids: Int32Array.from({ length: tokens }, () => Math.floor(next() * sizes.vocab)),
    segments: Int32Array.from({ length: tokens }, (_, i) => (i * 2 > tokens ? 1 : 0)),
  };
};

type Tensors = ReturnType<typeof randomTensors>;

const made = new Map<string, Tensors>();

/** The same tensors for all kernels, so that the formulas are worked out once. */
function weightsOf(sizes: Sizes, seed?: number): Tensors {
  const key = JSON.stringify([sizes, seed]);
  const weights = made.get(key) ?? randomTensors(sizes, seed);
  made.set(key, weights);
  return weights;
}

const workedOut = new WeakMap<Tensors, Map<number, ReturnType<typeof naiveForward>>>();

/** What the formulas, written out, say. */
function formulas(sizes: Sizes, weights: Tensors, tokens: number): ReturnType<typeof naiveForward> {
  const known = workedOut.get(weights) ?? new Map<number, ReturnType<typeof naiveForward>>();
  workedOut.set(weights, known);
  const { ids, segments } = input(sizes, tokens);
  const expected = known.get(tokens) ?? naiveForward(sizes, weights, [...ids], [...segments]);
  known.set(tokens, expected);
  return expected;
}

function expectAgreement(bert: Bert, sizes: Sizes, weights: Tensors, tokens: number): void {
  const { ids, segments } = input(sizes, tokens);
  const guesses = { positions: [...ids.keys()], top: sizes.vocab };
  const need = { ...FULL_TRACE, layers: [...(FULL_TRACE.layers ?? []), "preActivation" as const] };
  const result = bert.forward(ids, segments, { need, guesses });
  const expected = formulas(sizes, weights, tokens);
  const tensors = flattenTrace(result.trace);
  for (const [name, { shape, data }] of expected) {
    if (name === "mlmLogits") {
      result.guesses.forEach((guess, i) => {
        const logits = new Float32Array(sizes.vocab);
        for (const { id, logit } of guess.guesses) logits[id] = logit;
        const wanted = data.subarray(i * sizes.vocab, (i + 1) * sizes.vocab);
        expect(relativeError(logits, wanted), `${name}, ${tokens} tokens`).toBeLessThan(1e-4);
      });
      continue;
    }
    expect(tensors.get(name)?.shape, name).toEqual(shape);
    expect(relativeError(tensors.get(name)!.data, data), `${name}, ${tokens} tokens`).toBeLessThan(1e-4);
  }
}

describe.each(TESTED_KERNELS)("with %s kernels, against the formulas", (kernels) => {
  it("every length from 1 on gives the right tensors, in any order of lengths", () => {
    const weights = weightsOf(ODD);
    const bert = bertFromFiles(modelFiles(ODD, weights), { kernels });
    for (const tokens of [70, ...Array.from({ length: 34 }, (_, i) => i + 1), 65, 2, 63]) {
      expectAgreement(bert, ODD, weights, tokens);
    }
  });

  it.each(SIZES)("hidden $hidden with $heads heads and $inner inner units works", (sizes) => {
    const weights = weightsOf(sizes, 7);
    const bert = bertFromFiles(modelFiles(sizes, weights), { kernels });
    for (const tokens of [1, 2, 5, 8, 9]) expectAgreement(bert, sizes, weights, tokens);
  });

  it("int8 rows of any size mean value times scale", () => {
    const packed = quantizeRows(randomTensors(ODD, 3));
    const bert = bertFromFiles(modelFiles(ODD, packed), { kernels });
    const unpacked = Object.fromEntries(
      Object.entries(packed).map(([name, { shape, data }]) => {
        const scales = packed[`${name}_scale`]?.data;
        const values = Float32Array.from(data, (value, i) =>
          scales ? value * scales[Math.floor(i / shape[1])] : value,
        );
        return [name, { shape, data: values }];
      }),
    );
    for (const tokens of [1, 3, 17]) expectAgreement(bert, ODD, unpacked, tokens);
  });

  it("512 tokens work, and 513 are refused", () => {
    const sizes = { ...ODD, layers: 1, positions: 600 };
    const weights = weightsOf(sizes);
    const bert = bertFromFiles(modelFiles(sizes, weights), { kernels });
    expect(bert.maxTokens).toBe(512);
    expectAgreement(bert, sizes, weights, 512);
    expectAgreement(bert, sizes, weights, 509);
    expect(() => bert.forward(new Int32Array(513), new Int32Array(513))).toThrow(
      "The model takes 1 to 512 tokens, but got 513.",
    );
  });
});
