import { describe, expect, it } from "vitest";
import type { EdgeRef, GuessRequest, HeadRef } from "../pass";
import type { Tensor } from "../tensor";
import { ErrorTable, relativeError } from "../testing/compare";
import { flattenTrace } from "../testing/flatten";
import { readBytes, readModelFiles, readText } from "../testing/folders";
import { TESTED_KERNELS } from "../testing/kernels";
import { shippedBert } from "../testing/shipped";
import { FULL_TRACE } from "../trace";
import type { ForwardResult } from "./forward";
import { bertFromFiles } from "./fromFiles";
import { decodeFloats } from "./numbers";
import { parseSafetensors } from "./safetensors";

const FOLDER = "tests/fixtures/reference";
/** What the product promises: every tensor within 1e-4 of PyTorch, relative to its largest value. */
const TOLERANCE = 1e-4;

interface Case {
  readonly name: string;
  readonly inputIds: readonly number[];
  readonly tokenTypeIds: readonly number[];
}
interface TinyCase extends Case {
  readonly weights: string;
  readonly causal: boolean;
  readonly edgesOff: readonly EdgeRef[];
  readonly headsOff: readonly HeadRef[];
}
interface Summary {
  readonly shape: readonly number[];
  readonly norm: number;
  readonly stride: number;
  readonly sample: readonly number[];
}
interface ShippedCase extends Case {
  readonly text: string;
  readonly second: string | null;
  readonly tensors: Readonly<Record<string, Summary>>;
  readonly mlmTop: readonly { readonly ids: readonly number[]; readonly logits: readonly number[] }[];
}
const readCases = <T>(file: string): T[] =>
  (JSON.parse(readText(`${FOLDER}/${file}`)) as { cases: T[] }).cases;
const everywhere = (tokens: number, top: number): GuessRequest => ({
  positions: [...Array(tokens).keys()],
  top,
});

/** The logits of all guesses, in the order of the vocabulary: `[tokens, vocabulary]`. */
function allLogits({ guesses }: ForwardResult, vocabSize: number): Tensor {
  const data = new Float32Array(guesses.length * vocabSize);
  guesses.forEach((result, i) => {
    for (const { id, logit } of result.guesses) data[i * vocabSize + id] = logit;
  });
  return { shape: [guesses.length, vocabSize], data };
}

describe.each(TESTED_KERNELS)("with %s kernels, against PyTorch", (kernels) => {
  const tiny = readCases<TinyCase>("tiny.cases.json");
  const expected = parseSafetensors(readBytes(`${FOLDER}/tiny.tensors.safetensors`));
  const models = new Map(
    [...new Set(tiny.map(({ weights }) => weights))].map((weights) => [
      weights,
      bertFromFiles(readModelFiles(`${FOLDER}/tiny`, weights), { kernels }),
    ]),
  );
  const shipped = shippedBert(kernels);
  const table = new ErrorTable();

  it.each(tiny)("every tensor of the tiny model agrees: $name", (test) => {
    const bert = models.get(test.weights)!;
    const result = bert.forward(Int32Array.from(test.inputIds), Int32Array.from(test.tokenTypeIds), {
      need: FULL_TRACE,
      interventions: test,
      guesses: everywhere(test.inputIds.length, bert.config.vocabSize),
    });
    const tensors = flattenTrace(result.trace);
    tensors.set("mlmLogits", allLogits(result, bert.config.vocabSize));
    const names = [...expected.keys()].filter((name) => name.startsWith(`${test.name}/`));
    expect(names).toHaveLength(tensors.size);
    for (const name of names) {
      const { shape, bytes, dtype } = expected.get(name)!;
      const short = name.slice(test.name.length + 1);
      const actual = tensors.get(short)!;
      const error = table.add(short, actual, { shape, data: decodeFloats(bytes, dtype) });
      expect(error, name).toBeLessThan(TOLERANCE);
    }
  });

  it.each(readCases<ShippedCase>("shipped.cases.json"))("the shipped model agrees: $name", (test) => {
    const result = shipped.run({
      text: test.text,
      pair: test.second,
      need: FULL_TRACE,
      guesses: everywhere(test.inputIds.length, 10),
    });
    expect([...result.inputIds]).toEqual(test.inputIds);
    expect([...result.encoding.segmentIds]).toEqual(test.tokenTypeIds);
    const tensors = flattenTrace(result.trace);
    expect([...tensors.keys()].sort()).toEqual(Object.keys(test.tensors).sort());
    for (const [name, { shape, norm, stride, sample }] of Object.entries(test.tensors)) {
      const actual = tensors.get(name)!;
      expect(actual.shape, name).toEqual(shape);
      const picked = sample.map((_, i) => actual.data[i * stride]);
      const largest = actual.data.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
      expect(relativeError(picked, sample, largest), name).toBeLessThan(TOLERANCE);
      expect(relativeError([Math.hypot(...actual.data)], [norm]), name).toBeLessThan(TOLERANCE);
    }
    result.guesses.forEach(({ guesses }, i) => {
      const { ids, logits } = test.mlmTop[i];
      expect(
        relativeError(
          guesses.map((guess) => guess.logit),
          logits,
        ),
      ).toBeLessThan(TOLERANCE);
      // The best is the same; further down, two nearly equal logits may change places.
      expect(guesses[0].id).toBe(ids[0]);
    });
  });

  it("the largest error of any tensor is far below the promise", () => {
    if (process.env.SHOW_ERRORS) console.log(`${kernels}, largest relative error per tensor\n${table}`);
    expect(table.worst).toBeLessThan(TOLERANCE / 5);
  });
});
