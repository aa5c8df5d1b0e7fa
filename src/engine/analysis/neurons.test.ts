import { expect, test } from "vitest";
import { gelu } from "../explain/gelu";
import { row } from "../tensor";
import { shippedBert } from "../testing/shipped";
import { neuronsOf } from "./neurons";

const bert = shippedBert();

test("neurons are counted and sorted, and each activation is GELU of its input", () => {
  const need = { layers: ["preActivation", "intermediate"] } as const;
  const { trace } = bert.run({ text: "The bank by the river was steep.", need });
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
