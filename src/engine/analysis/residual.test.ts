import { expect, test } from "vitest";
import { gelu } from "../explain/gelu";
import { bertFromFiles } from "../model/fromFiles";
import { row } from "../tensor";
import { readModelFiles } from "../testing/folders";
import { neuronsOf, residualStream } from "./residual";

const bert = bertFromFiles(readModelFiles("public/model"));
const need = {
  embeddings: ["norm"],
  layers: ["attentionOutput", "attentionNorm", "preActivation", "intermediate", "ffnOutput", "output"],
} as const;
const pass = (layersOff: number[] = []) =>
  bert.run({ text: "The bank by the river was steep.", need, interventions: { layersOff } }).trace;

/** LayerNorm's learned scale and shift are the same for all tokens, so two tokens' normalized entries are aligned. */
const normalized = (sum: Float32Array): number[] => {
  const mean = sum.reduce((a, b) => a + b) / sum.length;
  const deviation = Math.sqrt(sum.reduce((a, b) => a + (b - mean) ** 2, 0) / sum.length);
  return Array.from(sum, (value) => (value - mean) / deviation);
};

test("stream and write add up to what LayerNorm sees: its output is that sum, scaled and shifted alike for all tokens", () => {
  const trace = pass();
  const streams = [1, 2, 5].map((token) => residualStream(trace, token)!);
  for (let layer = 0; layer < bert.config.layers; layer++) {
    for (const part of ["attention", "feedForward"] as const) {
      const [a, b, c] = streams.map((stream) => {
        const { sum, norm } = stream[layer][part];
        return { plain: normalized(sum), norm };
      });
      for (let i = 0; i < a.norm.length; i++) {
        // gamma from two tokens must be the gamma from two others: (n₁ − n₂)(z₁ − z₃) = (n₁ − n₃)(z₁ − z₂).
        const left = (a.norm[i] - b.norm[i]) * (a.plain[i] - c.plain[i]);
        const right = (a.norm[i] - c.norm[i]) * (a.plain[i] - b.plain[i]);
        expect(Math.abs(left - right)).toBeLessThan(2e-3);
      }
    }
  }
});

test("each layer starts where the one before it ended, and lengths obey the triangle inequality", () => {
  const trace = pass();
  const stream = residualStream(trace, 2)!;
  expect([...stream[0].attention.stream]).toEqual([...row(trace.embeddings.norm!, 2)]);
  for (const [layer, { attention, feedForward }] of stream.entries()) {
    if (layer > 0) expect([...attention.stream]).toEqual([...row(trace.layers[layer - 1].output!, 2)]);
    expect([...feedForward.stream]).toEqual([...attention.norm]);
    for (const { lengths, cosine, share } of [attention, feedForward]) {
      expect(lengths.sum).toBeLessThanOrEqual(lengths.stream + lengths.written + 1e-4);
      const law = lengths.stream ** 2 + lengths.written ** 2 + 2 * lengths.stream * lengths.written * cosine;
      expect(lengths.sum ** 2).toBeCloseTo(law, 1);
      expect(share).toBeCloseTo(lengths.written / lengths.stream, 10);
    }
  }
});

test("the stream goes past a layer that is switched off", () => {
  const trace = pass([1]);
  const stream = residualStream(trace, 2, [1])!;
  expect(stream.map(({ off }) => off)).toEqual(stream.map((_, layer) => layer === 1));
  expect([...stream[2].attention.stream]).toEqual([...stream[0].feedForward.norm]);
});

test("a trace without the tensors has no stream", () => {
  const trace = bert.run({ text: "Hello", need: { layers: ["output"] } }).trace;
  expect(residualStream(trace, 1)).toBeNull();
  expect(residualStream(pass(), 99)).toBeNull();
});

test("neurons are counted and sorted, and each activation is GELU of its input", () => {
  const trace = pass();
  for (const { preActivation, intermediate } of trace.layers) {
    const inputs = row(preActivation!, 5);
    const neurons = neuronsOf(inputs, row(intermediate!, 5), 4);
    expect(neurons.count).toBe(bert.config.intermediateSize);
    expect(neurons.positive).toBe(inputs.filter((input) => input > 0).length);
    expect(neurons.lowest).toBe(Math.min(...inputs));
    expect(neurons.highest).toBe(Math.max(...inputs));
    const all = [...row(intermediate!, 5)];
    const firing = all.filter((activation) => activation > 0).sort((a, b) => b - a);
    const dips = all.filter((activation) => activation <= 0).sort((a, b) => a - b);
    expect(neurons.strongest.map(({ activation }) => activation)).toEqual([...firing, ...dips].slice(0, 4));
    expect(neurons.strongest).toHaveLength(4);
    for (const { input, activation } of neurons.strongest) expect(activation).toBeCloseTo(gelu(input), 5);
  }
});
