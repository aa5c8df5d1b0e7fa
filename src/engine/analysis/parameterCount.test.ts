import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseConfig } from "../model/config";
import { canonicalName } from "../model/names";
import { parseSafetensors } from "../model/safetensors";
import {
  ALL_HEADS,
  type ModelSizes,
  PARAMETER_PARTS,
  parameterCount,
  parameterTensors,
  tensorSize,
  tokenFlops,
  weightBytes,
} from "./parameterCount";

const NO_HEADS = { pooler: false, nsp: false, mlm: false };

function bert(layers: number, hiddenSize: number): ModelSizes {
  return {
    vocabSize: 30522,
    hiddenSize,
    layers,
    heads: hiddenSize / 64,
    intermediateSize: 4 * hiddenSize,
    maxPositions: 512,
    typeVocabSize: 2,
  };
}

const shipped = () =>
  [...parseSafetensors(Uint8Array.from(readFileSync("public/model/model.safetensors")).buffer).values()].map(
    (tensor) => ({ ...tensor, name: canonicalName(tensor.name) }),
  );

test("the tensors of our sizes are those in the shipped weights file, name by name and shape by shape", () => {
  const config = parseConfig(readFileSync("public/model/config.json", "utf8"));
  const stored = shipped()
    .filter(({ name }) => !name.endsWith("_scale"))
    .map(({ name, shape }) => `${name} ${shape}`);
  expect(parameterTensors(config).map(({ name, shape }) => `${name} ${shape}`)).toEqual(
    expect.arrayContaining(stored),
  );
  expect(parameterTensors(config)).toHaveLength(stored.length);
});

test("the int8 bytes of our sizes are the bytes of the tensors in the shipped file", () => {
  const config = parseConfig(readFileSync("public/model/config.json", "utf8"));
  expect(weightBytes(config, "int8")).toBe(shipped().reduce((sum, { bytes }) => sum + bytes.length, 0));
});

test.each([
  // HF: BertModel(config).num_parameters() of bert-base-uncased and bert-large-uncased.
  ["BERT-Base without its pre-training heads", bert(12, 768), { ...NO_HEADS, pooler: true }, 109_482_240],
  ["BERT-Large without its pre-training heads", bert(24, 1024), { ...NO_HEADS, pooler: true }, 335_141_888],
  ["BertForPreTraining of BERT-Base", bert(12, 768), ALL_HEADS, 110_106_428],
  [
    "DistilBERT",
    { ...bert(6, 768), typeVocabSize: 0 },
    NO_HEADS, // 66,362,880: HF DistilBertModel
    66_362_880,
  ],
  [
    "RoBERTa-base",
    { ...bert(12, 768), vocabSize: 50265, maxPositions: 514, typeVocabSize: 1 },
    { ...NO_HEADS, pooler: true }, // HF RobertaModel
    124_645_632,
  ],
  [
    "ALBERT-base",
    { ...bert(12, 768), vocabSize: 30000, embeddingSize: 128, sharedLayers: true },
    { ...NO_HEADS, pooler: true }, // HF AlbertModel
    11_683_584,
  ],
])("%s has as many parameters as its implementation says", (_name, sizes, heads, published) => {
  expect(parameterCount(sizes, heads).total).toBe(published);
});

test.each([
  // Turc et al. 2019, table 1, in millions.
  ["Tiny", 2, 128, "4.4"],
  ["Mini", 4, 256, "11.3"],
  ["Small", 4, 512, "29.1"],
  ["Medium", 8, 512, "41.7"],
  ["Base", 12, 768, "110.1"],
])("BERT-%s has the published number of parameters", (_name, layers, hidden, millions) => {
  const { total } = parameterCount(bert(layers, hidden), { pooler: true, nsp: false, mlm: true });
  expect((total / 1e6).toFixed(1)).toBe(millions);
});

test("the parts, and embeddings with encoder and heads, add up to the total", () => {
  for (const sizes of [bert(3, 128), { ...bert(12, 768), embeddingSize: 128, sharedLayers: true }]) {
    const count = parameterCount(sizes);
    expect(PARAMETER_PARTS.reduce((sum, part) => sum + count.parts[part], 0)).toBe(count.total);
    expect(count.embeddings + count.encoder + count.heads).toBe(count.total);
    expect(count.encoder).toBe(count.layer * (sizes.sharedLayers ? 1 : sizes.layers));
    expect(weightBytes(sizes, "f32")).toBe(4 * count.total);
    expect(weightBytes(sizes, "f16")).toBe(2 * count.total);
  }
});

test("a token costs twice as many operations as the encoder's matrices have numbers, and more in a longer text", () => {
  const sizes = bert(12, 768);
  const weights = parameterTensors(sizes)
    .filter(({ name, shape }) => name.startsWith("encoder.layer.") && shape.length === 2)
    .reduce((sum, tensor) => sum + tensorSize(tensor), 0);
  const empty = tokenFlops(sizes, 0);
  expect(empty.total).toBe(2 * weights);
  // Each further token: one product with its key, one with its value, of hidden size each, in every layer.
  expect(tokenFlops(sizes, 512).total - empty.total).toBe(12 * 512 * 2 * (768 + 768));
});

test("sharing layers saves parameters, but no operations", () => {
  const shared = { ...bert(12, 768), sharedLayers: true };
  expect(parameterCount(shared).total).toBeLessThan(parameterCount(bert(12, 768)).total / 3);
  expect(tokenFlops(shared, 128)).toEqual(tokenFlops(bert(12, 768), 128));
});
