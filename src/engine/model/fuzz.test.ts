import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ModelFileError } from "../errors";
import { plainBackend } from "../kernels/plain/plain";
import { modelFiles, quantizeRows, randomTensors } from "../testing/random-model";
import type { ModelFiles } from "./assembly";
import type { Bert } from "./bert";
import { bertFromFiles } from "./fromFiles";
import { BertLoader } from "./loader";

const sizes = { vocab: 12, hidden: 4, heads: 2, inner: 8, layers: 1, positions: 8 };
const good = modelFiles(sizes, quantizeRows(randomTensors(sizes)));
const bytes = new Uint8Array(good.weights);
const headerEnd = 8 + Number(new DataView(good.weights).getBigUint64(0, true));

/** Loading ends in a model that runs, or in a ModelFileError; nothing else may happen. */
function expectModelOrRefusal(load: () => Bert): void {
  let bert: Bert;
  try {
    bert = load();
  } catch (error) {
    expect(error).toBeInstanceOf(ModelFileError);
    expect((error as Error).message).toMatch(/^[A-Z“"cv].{20,}[.?]$/s);
    return;
  }
  const { trace } = bert.run({ text: "w7 w8", need: { layers: ["output"] } });
  expect(trace.layers).toHaveLength(bert.config.layers);
}

const place = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: headerEnd }), weight: 3 },
  { arbitrary: fc.integer({ min: 0, max: bytes.length - 1 }), weight: 1 },
);
const damage = fc.array(
  fc.tuple(place, fc.oneof(fc.constantFrom(...'{}[]",:0919e-'), fc.integer({ min: 0, max: 255 }))),
  {
    minLength: 1,
    maxLength: 4,
  },
);

describe("whatever the damage, loading ends in a model or in a plain sentence:", () => {
  it("bytes changed", () => {
    fc.assert(
      fc.property(damage, (changes) => {
        const weights = bytes.slice();
        for (const [at, value] of changes)
          weights[at] = typeof value === "string" ? value.charCodeAt(0) : value;
        expectModelOrRefusal(() => bertFromFiles({ ...good, weights: weights.buffer }, { kernels: "plain" }));
      }),
      { numRuns: 1500 },
    );
  });

  it("cut short or with bytes added, whole or in pieces", () => {
    fc.assert(
      fc.property(fc.nat(bytes.length + 20), fc.integer({ min: 1, max: 400 }), (length, piece) => {
        const weights = new Uint8Array(length);
        weights.set(bytes.subarray(0, length));
        expectModelOrRefusal(() => bertFromFiles({ ...good, weights: weights.buffer }, { kernels: "plain" }));
        expectModelOrRefusal(() => {
          const loader = new BertLoader(good, plainBackend);
          for (let at = 0; at < length; at += piece) loader.push(weights.subarray(at, at + piece));
          return loader.finish();
        });
      }),
      { numRuns: 300 },
    );
  });

  it("a config with other numbers", () => {
    const names = Object.keys(good.config as object);
    const value = fc.oneof(
      fc.integer(),
      fc.double(),
      fc.constantFrom(1e9, 65_536, 1_000_000, 512, 0, -1),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), value, (name, changed) => {
        const config: ModelFiles["config"] = { ...(good.config as object), [name]: changed };
        expectModelOrRefusal(() => bertFromFiles({ ...good, config }, { kernels: "plain" }));
      }),
      { numRuns: 600 },
    );
  });
});
