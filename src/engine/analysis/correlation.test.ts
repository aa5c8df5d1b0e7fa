import { describe, expect, it } from "vitest";
import { pearson, ranks, spearman } from "./correlation";

describe("ranks", () => {
  it("count from the smallest, and ties share the mean of their places", () => {
    expect(ranks([30, 10, 20])).toEqual([3, 1, 2]);
    expect(ranks([5, 1, 5, 0, 5])).toEqual([4, 2, 4, 1, 4]);
    expect(ranks([])).toEqual([]);
  });
});

describe("Spearman’s rank correlation", () => {
  it("is 1 for the same order and −1 for the reverse, however far apart the values are", () => {
    expect(spearman([1, 2, 3, 4], [0.1, 0.2, 50, 1e9])).toBe(1);
    expect(spearman([1, 2, 3, 4], [9, 8, 7, -6])).toBe(-1);
  });

  it("agrees with SciPy’s spearmanr, without and with ties", () => {
    // The worked example of Wikipedia’s article, IQ against hours of television: ρ = −29/165.
    const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
    const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
    expect(spearman(iq, hours)).toBeCloseTo(-29 / 165, 12);
    // scipy.stats.spearmanr([1, 2, 2, 3, 4], [2, 1, 4, 4, 5]) → 0.763157…: ranks 1, 2.5, 2.5, 4, 5 and 2, 1, 3.5, 3.5, 5.
    expect(spearman([1, 2, 2, 3, 4], [2, 1, 4, 4, 5])).toBeCloseTo(7.25 / 9.5, 12);
  });

  it("has no value for one pair, for none, or where one list never changes", () => {
    expect(spearman([1], [2])).toBeNaN();
    expect(spearman([], [])).toBeNaN();
    expect(spearman([1, 2, 3], [4, 4, 4])).toBeNaN();
  });

  it("refuses lists of different length", () => {
    expect(() => pearson([1, 2], [1])).toThrow("Lists of 2 and 1 numbers cannot be correlated.");
  });
});
