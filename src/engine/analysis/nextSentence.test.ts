import { expect, test } from "vitest";
import { tensor } from "../tensor";
import { nextSentenceProbability } from "./nextSentence";

test("the probability that B follows A is the softmax of the two logits at the first", () => {
  expect(nextSentenceProbability(tensor([2], Float32Array.of(0, 0)))).toBe(0.5);
  // e² / (e² + e⁻¹), by hand.
  expect(nextSentenceProbability(tensor([2], Float32Array.of(2, -1)))).toBeCloseTo(0.952574, 6);
  expect(nextSentenceProbability(tensor([2], Float32Array.of(-1000, 1000)))).toBe(0);
});
