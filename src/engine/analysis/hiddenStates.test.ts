import { describe, expect, it } from "vitest";
import { shippedBert } from "../testing/shipped";
import { hiddenStates } from "./hiddenStates";

describe("hidden states of a pass", () => {
  const bert = shippedBert();
  const need = { embeddings: ["norm"], layers: ["output"] } as const;
  const text = "The bank by the river was steep.";

  it("are the embeddings’ output and what left each layer", () => {
    const { trace } = bert.run({ text, need });
    expect(hiddenStates(trace)).toEqual([trace.embeddings.norm, ...trace.layers.map(({ output }) => output)]);
  });

  it("pass a layer that is switched off unchanged", () => {
    const { trace } = bert.run({ text, need, interventions: { layersOff: [1] } });
    const states = hiddenStates(trace, [1]);
    expect(states?.[2]).toBe(states?.[1]);
    expect(states?.[3]).toBe(trace.layers[2].output);
  });

  it("are unknown if the run was not asked for them", () => {
    expect(hiddenStates(bert.run({ text, need: { layers: ["output"] } }).trace)).toBeNull();
    expect(hiddenStates(bert.run({ text, need: { embeddings: ["norm"] } }).trace)).toBeNull();
  });
});
