import { expect, test } from "vitest";
import { useStore } from "./store";

const state = () => useStore.getState();

test("a word is masked by the first click and free again by the second", () => {
  state().toggleMasked(5);
  state().toggleMasked(2);
  expect(state().masked).toEqual([2, 5]);
  state().toggleMasked(5);
  expect(state().masked).toEqual([2]);
});

test("new words start with none masked by hand", () => {
  state().setMasked([1, 2]);
  state().setText("Other words.");
  expect(state().masked).toEqual([]);
  state().setMasked([1]);
  state().setPair("A second sentence.");
  expect(state().masked).toEqual([]);
});

test("a seed is a whole number of 32 bits", () => {
  for (const seed of [0, 1, 2 ** 32 - 1, 2 ** 32 + 5, -1, 3.7]) {
    state().setSeed(seed);
    expect(Number.isInteger(state().seed)).toBe(true);
    expect(state().seed).toBeGreaterThanOrEqual(0);
    expect(state().seed).toBeLessThan(2 ** 32);
  }
});

test("one sentence of the list changes and the others stay", () => {
  const before = state().sentences;
  state().setSentence(1, "Something else.");
  expect(state().sentences).toEqual([before[0], "Something else.", ...before.slice(2)]);
  expect(before).not.toContain("Something else.");
});
