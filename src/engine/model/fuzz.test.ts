import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ModelFileError, RequestError } from "../errors";
import { plainBackend } from "../kernels/plain/plain";
import { FUZZ_TIMEOUT, fuzzCases } from "../testing/fuzzCases";
import { modelFiles, quantizeRows, randomTensors } from "../testing/random-model";
import type { ModelFiles } from "./assembly";
import type { Bert } from "./bert";
import { bertFromFiles } from "./fromFiles";
import { BertLoader } from "./loader";
import { parseSafetensors } from "./safetensors";

const sizes = { vocab: 12, hidden: 4, heads: 2, inner: 8, layers: 1, positions: 8 };
const good = modelFiles(sizes, quantizeRows(randomTensors(sizes)));
const bytes = new Uint8Array(good.weights);
const headerEnd = 8 + Number(new DataView(good.weights).getBigUint64(0, true));

/** Loading ends in a model that runs (or says that its numbers overflow), or in a ModelFileError; nothing else may happen. */
function expectModelOrRefusal(load: () => Bert): void {
  let bert: Bert;
  try {
    bert = load();
  } catch (error) {
    expect(error).toBeInstanceOf(ModelFileError);
    expect((error as Error).message).toMatch(/^[A-Z“"cv].{20,}[.?]$/s);
    return;
  }
  try {
    const { trace } = bert.run({ text: "w7 w8", need: { layers: ["output"] } });
    expect(trace.layers).toHaveLength(bert.config.layers);
  } catch (error) {
    expect(error).toBeInstanceOf(RequestError);
    expect((error as RequestError).code).toBe("notFinite");
  }
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
  it(
    "bytes changed",
    () => {
      fc.assert(
        fc.property(damage, (changes) => {
          const weights = bytes.slice();
          for (const [at, value] of changes)
            weights[at] = typeof value === "string" ? value.charCodeAt(0) : value;
          expectModelOrRefusal(() =>
            bertFromFiles({ ...good, weights: weights.buffer }, { kernels: "plain" }),
          );
        }),
        fuzzCases(1500),
      );
    },
    FUZZ_TIMEOUT,
  );

  it(
    "cut short or with bytes added, whole or in pieces",
    () => {
      fc.assert(
        fc.property(fc.nat(bytes.length + 20), fc.integer({ min: 1, max: 400 }), (length, piece) => {
          const weights = new Uint8Array(length);
          weights.set(bytes.subarray(0, length));
          expectModelOrRefusal(() =>
            bertFromFiles({ ...good, weights: weights.buffer }, { kernels: "plain" }),
          );
          expectModelOrRefusal(() => {
            const loader = new BertLoader(good, plainBackend);
            for (let at = 0; at < length; at += piece) loader.push(weights.subarray(at, at + piece));
            return loader.finish();
          });
        }),
        fuzzCases(300),
      );
    },
    FUZZ_TIMEOUT,
  );

  it(
    "a config with other numbers",
    () => {
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
        fuzzCases(600),
      );
    },
    FUZZ_TIMEOUT,
  );

  it(
    "any header: bombs, absurd shapes, places that overlap, nested or endless JSON",
    () => {
      const size = fc.oneof(fc.nat(40), fc.constantFrom(-1, 0.5, 1e9, 2 ** 53, 1e300, "8"));
      const entry = fc.oneof(
        fc.record({
          dtype: fc.constantFrom("F32", "F16", "BF16", "I8", "I64", "F8", "__proto__", "constructor"),
          shape: fc.array(size, { maxLength: 10 }),
          data_offsets: fc.oneof(fc.tuple(size, size), fc.array(size, { maxLength: 3 })),
        }),
        fc.jsonValue(),
      );
      const name = fc.oneof(
        fc.string(),
        fc.constantFrom("__proto__", "__metadata__", "bert.pooler.dense.bias", "a"),
      );
      const header = fc.oneof(
        fc.dictionary(name, entry, { maxKeys: 6 }).map((table) => JSON.stringify(table)),
        fc.jsonValue().map((value) => JSON.stringify(value)),
        fc.nat(3000).map((depth) => "[".repeat(depth)),
        fc.nat(3000).map((depth) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`),
        fc.string({ unit: "binary" }),
      );
      const claimed = fc.option(
        fc.oneof(
          fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
          fc.nat(100).map(BigInt),
          fc.constant(100_000_001n),
        ),
      );
      fc.assert(
        fc.property(header, claimed, fc.nat(64), (text, length, extra) => {
          const head = new TextEncoder().encode(text);
          const file = new Uint8Array(8 + head.length + extra);
          new DataView(file.buffer).setBigUint64(0, length ?? BigInt(head.length), true);
          file.set(head, 8);
          try {
            for (const { bytes: data, shape } of parseSafetensors(file.buffer).values()) {
              expect(data.byteOffset + data.byteLength).toBeLessThanOrEqual(file.length);
              expect(shape.every((side) => Number.isSafeInteger(side) && side >= 0)).toBe(true);
            }
          } catch (error) {
            expect(error).toBeInstanceOf(ModelFileError);
          }
        }),
        fuzzCases(800),
      );
    },
    FUZZ_TIMEOUT,
  );
});
