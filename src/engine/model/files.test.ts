import { describe, expect, it } from "vitest";
import { ModelFileError } from "../errors";
import { modelFiles, quantizeRows, randomTensors } from "../testing/random-model";
import type { ModelFiles } from "./assembly";
import type { Bert } from "./bert";
import { bertFromFiles } from "./fromFiles";
import { decodeFloats, halfToFloat } from "./numbers";
import { parseSafetensors } from "./safetensors";
import { joinSafetensors, writeSafetensors } from "./writeSafetensors";

const sizes = { vocab: 20, hidden: 8, heads: 2, inner: 16, layers: 1, positions: 16 };
const tensors = randomTensors(sizes);
const good = modelFiles(sizes, tensors);
const load = (change: Partial<ModelFiles>): Bert =>
  bertFromFiles({ ...good, ...change }, { kernels: "plain" });
const withConfig = (change: object): Partial<ModelFiles> => ({
  config: { ...(good.config as object), ...change },
});
const QUERY = "bert.encoder.layer.0.attention.self.query.weight";
const f32 = (...values: number[]): Uint8Array => new Uint8Array(Float32Array.from(values).buffer);

function expectRefusal(change: Partial<ModelFiles>, message: string | RegExp): void {
  expect(() => load(change)).toThrow(ModelFileError);
  expect(() => load(change)).toThrow(message);
}

describe("weights", () => {
  it("load under their names with and without the bert. prefix, and with gamma and beta", () => {
    const renamed = Object.fromEntries(
      Object.entries(tensors).map(([name, tensor]) => [
        name
          .replace(/^bert\./, "")
          .replace("LayerNorm.weight", "LayerNorm.gamma")
          .replace("LayerNorm.bias", "LayerNorm.beta"),
        tensor,
      ]),
    );
    const request = { text: "w7 w8", guesses: { positions: [1], top: 3 } };
    const { guesses } = load({ weights: writeSafetensors(renamed) }).run(request);
    expect(guesses).toEqual(load({}).run(request).guesses);
  });

  it.each([
    "module.bert.",
    "_orig_mod.module.bert.",
    "model.bert.",
    "0.auto_model.",
    "transformer_model.bert.",
  ])("load under names that a program put %s before", (wrapper) => {
    const renamed = Object.fromEntries(
      Object.entries(tensors).map(([name, tensor]) => [`${wrapper}${name.replace(/^bert\./, "")}`, tensor]),
    );
    const request = { text: "w7 w8", guesses: { positions: [1], top: 3 } };
    const { guesses } = load({ weights: writeSafetensors(renamed) }).run(request);
    expect(guesses).toEqual(load({}).run(request).guesses);
  });

  it("may hold a decoder of its own, or the same one twice", () => {
    const word = tensors["bert.embeddings.word_embeddings.weight"];
    const decoder = { shape: word.shape, data: word.data.map((value) => value * 2) as Float32Array };
    const request = { text: "w7 w8", guesses: { positions: [1], top: 3 } };
    const tied = load({}).run(request).guesses;
    const name = "cls.predictions.decoder.weight";
    const twice = load({ weights: writeSafetensors({ ...tensors, [name]: word }) });
    expect(twice.run(request).guesses).toEqual(tied);
    expect(twice.parameterCount).toBe(load({}).parameterCount);
    const own = load({ weights: writeSafetensors({ ...tensors, [name]: decoder }) });
    expect(own.run(request).guesses).not.toEqual(tied);
    expect(own.parameterCount).toBe(twice.parameterCount + 160);
  });

  it("that lack a tensor are refused by its name", () => {
    const { [QUERY]: _, ...rest } = tensors;
    expectRefusal(
      { weights: writeSafetensors(rest) },
      'The weights file has no tensor "encoder.layer.0.attention.self.query.weight"; its first is "bert.embeddings.word_embeddings.weight".',
    );
  });

  it("of another shape than the config's are refused with both shapes", () => {
    expectRefusal(
      { weights: writeSafetensors({ ...tensors, [QUERY]: { ...tensors[QUERY], shape: [4, 16] } }) },
      `Tensor "${QUERY}" has shape [4, 16], but config.json asks for [8, 8].`,
    );
  });

  it("that were cut short at any byte are refused", () => {
    const { byteLength } = good.weights;
    for (const end of [0, 5, 8, 50, 700, byteLength >> 1, byteLength - 1]) {
      expectRefusal({ weights: good.weights.slice(0, end) }, /cut short|not valid JSON/);
    }
  });

  it("that hold NaN or infinity are refused", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const data = (tensors[QUERY].data as Float32Array).slice();
      data[5] = value;
      const weights = writeSafetensors({ ...tensors, [QUERY]: { shape: [8, 8], data } });
      expectRefusal({ weights }, `Tensor "${QUERY}" holds ${value} at place 5; the file is damaged.`);
    }
  });

  it("in int8 need a finite scale for each row", () => {
    const packed = quantizeRows(tensors);
    const { [`${QUERY}_scale`]: _, ...without } = packed;
    expectRefusal({ weights: writeSafetensors(without) }, /no tensor "encoder.layer.0.*query.weight_scale"/);
    const short = { shape: [4], data: new Float32Array(4) };
    expectRefusal({ weights: writeSafetensors({ ...packed, [`${QUERY}_scale`]: short }) }, /has shape \[4\]/);
    const damaged = { shape: [8], data: new Float32Array(8).fill(Number.NaN) };
    expectRefusal(
      { weights: writeSafetensors({ ...packed, [`${QUERY}_scale`]: damaged }) },
      /holds NaN at place 0/,
    );
    const bias = "bert.encoder.layer.0.attention.self.query.bias";
    const int8Bias = { shape: [8], data: new Int8Array(8) };
    expectRefusal(
      { weights: writeSafetensors({ ...packed, [bias]: int8Bias }) },
      /is int8, but only matrices may be/,
    );
  });
});

describe("a hostile or broken safetensors file is refused at once:", () => {
  const entry = (change: object): ArrayBuffer =>
    joinSafetensors({ a: { dtype: "F32", shape: [2], data_offsets: [0, 8], ...change } }, [f32(1, 2)]);
  const huge = new Uint8Array(16).fill(255).buffer;

  it.each<[string, ArrayBuffer, RegExp]>([
    ["no header", new ArrayBuffer(3), /only 3 bytes/],
    ["a header of 2^64 bytes", huge, /not a safetensors file/],
    ["a header that is no JSON", joinSafetensors("<html>", []), /not valid JSON/],
    ["a header that is a list", joinSafetensors([], []), /not a table/],
    ["a header that is null", joinSafetensors(null, []), /not a table/],
    ["an entry that is null", joinSafetensors({ a: null }, []), /"a" has no proper dtype/],
    ["a shape of strings", entry({ shape: ["2"] }), /"a" has no proper dtype and shape/],
    ["a negative size", entry({ shape: [-2] }), /"a" has no proper dtype and shape/],
    ["an absurd shape", entry({ shape: [2 ** 40, 2 ** 40] }), /"a" of shape .* needs .* bytes/],
    [
      "an absurd shape of nothing",
      entry({ shape: [2 ** 40, 0], data_offsets: [0, 0] }),
      /"a" has no proper dtype and shape/,
    ],
    ["a thousand dimensions", entry({ shape: new Array(1000).fill(1) }), /"a" has no proper dtype and shape/],
    ["offsets the wrong way round", entry({ data_offsets: [8, 0] }), /"a" has no proper place/],
    ["a fractional offset", entry({ data_offsets: [0.5, 8.5] }), /"a" has no proper place/],
    ["offsets beyond the end", entry({ data_offsets: [8, 16] }), /cut short: tensor "a"/],
    ["offsets beyond all numbers", entry({ data_offsets: [0, 1e300] }), /"a" has no proper place/],
    ["too few bytes for the shape", entry({ shape: [3] }), /"a" of shape \[3\] in F32 needs 12 bytes/],
    [
      "tensors that overlap",
      joinSafetensors(
        {
          a: { dtype: "F32", shape: [2], data_offsets: [0, 8] },
          b: { dtype: "F32", shape: [2], data_offsets: [4, 12] },
        },
        [f32(1, 2, 3)],
      ),
      /Tensors "a" and "b" overlap/,
    ],
  ])("%s", (_, file, message) => {
    expect(() => parseSafetensors(file)).toThrow(ModelFileError);
    expect(() => parseSafetensors(file)).toThrow(message);
  });

  it("but a tensor of an unknown dtype is only left out, and __proto__ is a name like any other", () => {
    const header =
      '{"position_ids":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},"__proto__":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}';
    expect([...parseSafetensors(joinSafetensors(header, [new Uint8Array(8), f32(7)])).keys()]).toEqual([
      "__proto__",
    ]);
  });
});

describe("config.json", () => {
  it.each<[string, Partial<ModelFiles>, RegExp]>([
    ["cut short", { config: '{"hidden_size": 8' }, /config.json is not valid JSON/],
    ["a list of nothing", { config: "null" }, /does not hold a JSON object/],
    ["without a size", withConfig({ hidden_size: undefined }), /hidden_size is missing/],
    [
      "with an absurd size",
      withConfig({ num_hidden_layers: 1e9 }),
      /num_hidden_layers is 1000000000, but should be/,
    ],
    ["with a fractional size", withConfig({ vocab_size: 2.5 }), /vocab_size is 2.5/],
    [
      "with heads that do not divide",
      withConfig({ num_attention_heads: 3 }),
      /hidden_size 8 cannot be split among 3/,
    ],
    ["of another kind of model", withConfig({ model_type: "gpt2" }), /of the kind GPT-2/],
    ["with another activation", withConfig({ hidden_act: "swish" }), /hidden_act is "swish"/],
    [
      "with relative positions",
      withConfig({ position_embedding_type: "relative_key" }),
      /position_embedding_type/,
    ],
    [
      "with far more words than vocab.txt",
      { vocab: `${good.vocab}`.split("\n").slice(0, 12).join("\n") },
      /only 12 entries/,
    ],
    [
      "with fewer words than vocab.txt",
      { vocab: `${good.vocab}\nextra` },
      /vocab.txt has 21 entries, but config.json speaks of 20/,
    ],
  ])("%s is refused", (_, change, message) => {
    expectRefusal(change, message);
  });
});

describe("numbers", () => {
  it("in half precision are read exactly", () => {
    expect([0x3c00, 0xc000, 0x7bff, 0x0001, 0x8000, 0x3555].map(halfToFloat)).toEqual([
      1,
      -2,
      65_504,
      2 ** -24,
      -0,
      0.333251953125,
    ]);
    expect(halfToFloat(0x7c00)).toBe(Number.POSITIVE_INFINITY);
    expect(halfToFloat(0x7e00)).toBeNaN();
    const bytes = new Uint8Array([0, 0x00, 0x3c, 0x00, 0xc0]).subarray(1);
    expect([...decodeFloats(bytes, "F16")]).toEqual([1, -2]);
  });

  it("in bfloat16 are the upper half of a float", () => {
    const bytes = new Uint8Array(Uint16Array.from([0x3f80, 0xc049, 0x0000]).buffer);
    expect([...decodeFloats(bytes, "BF16")]).toEqual([1, -3.140625, 0]);
  });
});
