import { expect, test } from "vitest";
import { useStore } from "./store";
import { setMasked, setPair, setSeed, setText, toggleMasked } from "./text";

const state = () => useStore.getState();

test("a word is masked by the first click and free again by the second", () => {
  toggleMasked(5);
  toggleMasked(2);
  expect(state().masked).toEqual([2, 5]);
  toggleMasked(5);
  expect(state().masked).toEqual([2]);
});

test("new words start with none masked by hand", () => {
  setMasked([1, 2]);
  setText("Other words.");
  expect(state().masked).toEqual([]);
  setMasked([1]);
  setPair("A second sentence.");
  expect(state().masked).toEqual([]);
});

test("a seed is a whole number of 32 bits", () => {
  for (const seed of [0, 1, 2 ** 32 - 1, 2 ** 32 + 5, -1, 3.7]) {
    setSeed(seed);
    expect(Number.isInteger(state().seed)).toBe(true);
    expect(state().seed).toBeGreaterThanOrEqual(0);
    expect(state().seed).toBeLessThan(2 ** 32);
  }
});
