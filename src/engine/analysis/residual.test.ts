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

const length = (vector: ArrayLike<number>): number => Math.hypot(...Array.from(vector));

test("each layer starts where the one before it ended, and its LayerNorms see the stream and what was written", () => {
  const trace = pass();
  const stream = residualStream(trace, 2)!;
  for (const [layer, { attention, feedForward }] of stream.entries()) {
    const { output } = trace.layers[layer - 1] ?? {};
    const before = row(output ?? trace.embeddings.norm!, 2);
    const { attentionOutput, attentionNorm, ffnOutput } = trace.layers[layer];
    const [written, middle, added] = [attentionOutput!, attentionNorm!, ffnOutput!].map((t) => row(t, 2));
    expect(attention.stream).toBeCloseTo(length(before), 4);
    expect(attention.written).toBeCloseTo(length(written), 4);
    expect(attention.sum).toBeCloseTo(length(before.map((x, i) => x + written[i])), 4);
    expect(feedForward.stream).toBe(attention.norm);
    expect(feedForward.sum).toBeCloseTo(length(middle.map((x, i) => x + added[i])), 4);
    expect(feedForward.norm).toBeCloseTo(length(row(trace.layers[layer].output!, 2)), 4);
  }
});

test("the stream goes past a layer that is switched off", () => {
  const stream = residualStream(pass([1]), 2, [1])!;
  expect(stream[2].attention.stream).toBe(stream[0].feedForward.norm);
  expect(stream[1].feedForward.norm).not.toBe(stream[0].feedForward.norm);
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
