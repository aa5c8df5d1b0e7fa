import { expect, it } from "vitest";
import { tensor } from "../tensor";
import { attentionFrom } from "./attentionFrom";

it("sums up where a token looked: per layer, on average, and rolled out", () => {
  // Two heads that average to [[0.5, 0.5], [0, 1]], then one head [[0, 1], [1, 0]].
  const first = tensor([2, 2, 2], Float32Array.from([1, 0, 0, 1, 0, 1, 0, 1]));
  const second = tensor([1, 2, 2], Float32Array.from([0, 1, 1, 0]));
  const { layers, mean, rollout } = attentionFrom([first, second], 0);
  expect(layers.map((layer) => [...layer])).toEqual([
    [0.5, 0.5],
    [0, 1],
  ]);
  expect([...mean]).toEqual([0.25, 0.75]);
  // ½[0 1; 1 0] + ½I = [.5 .5; .5 .5], times ½[.5 .5; 0 1] + ½I = [.75 .25; 0 1]: row 0 is [.375, .625].
  expect([...rollout]).toEqual([0.375, 0.625]);
});
