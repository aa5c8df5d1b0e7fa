import { describe, expect, it } from "vitest";
import { planLayers } from "./plan";

const nothing = { tensors: false, pooled: false, guesses: undefined };
const guessing = (states?: readonly number[]) => ({ positions: [3, 5], top: 1, states });

describe("a pass computes", () => {
  it("no layer at all for the embeddings alone", () => {
    expect(planLayers(4, [], nothing)).toEqual([]);
    expect(planLayers(4, [], { ...nothing, guesses: guessing([0]) })).toEqual([]);
    expect(planLayers(4, [], { ...nothing, guesses: { positions: [], top: 1 } })).toEqual([]);
  });

  it("the last layer only for [CLS] and the tokens that are guessed", () => {
    const plan = planLayers(3, [], { ...nothing, pooled: true, guesses: guessing() });
    expect(plan.map(({ positions }) => positions)).toEqual([null, null, [0, 3, 5]]);
    expect(planLayers(3, [], { ...nothing, pooled: true })[2].positions).toEqual([0]);
  });

  it("nothing behind the last state that is read", () => {
    const plan = planLayers(4, [], { ...nothing, guesses: guessing([0, 2]) });
    expect(plan.map(({ positions }) => positions)).toEqual([null, [3, 5]]);
  });

  it("the last layer that is switched on for those who read what it hands through", () => {
    const plan = planLayers(4, [2, 3], { ...nothing, guesses: guessing() });
    expect(plan).toEqual([
      { off: false, positions: null },
      { off: false, positions: [3, 5] },
      { off: true, positions: null },
      { off: true, positions: null },
    ]);
  });

  it("all rows for a layer that is switched off but shown", () => {
    const plan = planLayers(2, [1], { tensors: true, pooled: true, guesses: undefined });
    expect(plan).toEqual([
      { off: false, positions: null },
      { off: true, positions: null },
    ]);
  });

  it("no rows of the last output if only other tensors of that layer are wanted", () => {
    expect(planLayers(2, [], { ...nothing, tensors: true })[1].positions).toEqual([]);
  });

  it("nothing in a model whose layers are all off", () => {
    expect(planLayers(2, [0, 1], { ...nothing, guesses: guessing() }).every(({ off }) => off)).toBe(true);
  });
});
