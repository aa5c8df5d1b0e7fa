import { expect, test } from "vitest";
import { FULL_TRACE, type Trace } from "../engine";
import { shippedBert } from "../engine/testing/shipped";
import { buffersOf } from "./transfer";

test("every tensor of a real trace is handed over, none copied", () => {
  const { trace } = shippedBert().run({ text: "A cat.", need: FULL_TRACE });
  const buffers = buffersOf(trace);
  const tensors = [
    ...Object.values(trace.embeddings),
    ...trace.layers.flatMap((layer) => Object.values(layer)),
  ];
  expect(tensors.length).toBeGreaterThan(40);
  for (const tensor of tensors) expect(buffers).toContain(tensor.data.buffer);
  const moved = structuredClone(trace, { transfer: buffers });
  expect(moved.layers[0].probs?.data.length).toBe(4 * 5 * 5);
  expect(trace.layers[0].probs?.data.length).toBe(0);
});

test("tensors that share a buffer hand it over once", () => {
  const data = new Float32Array(4);
  const trace: Trace = {
    embeddings: { norm: { shape: [2, 2], data } },
    layers: [{ output: { shape: [1, 4], data } }],
    pooled: null,
    nspLogits: null,
  };
  expect(buffersOf(trace)).toEqual([data.buffer]);
});

test("a trace without tensors hands nothing over", () => {
  expect(buffersOf({ embeddings: {}, layers: [{}], pooled: null, nspLogits: null })).toEqual([]);
});
