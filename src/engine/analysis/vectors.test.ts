import { describe, expect, it } from "vitest";
import { cosine, dot, products, weightedSum } from "./vectors";

const v = (...values: number[]) => Float32Array.from(values);

describe("vectors", () => {
  it("adds up the entry-wise products to the dot product", () => {
    const terms = products(v(1, 2, -3), v(4, 0.5, 2));
    expect([...terms]).toEqual([4, 1, -6]);
    expect(dot(v(1, 2, -3), v(4, 0.5, 2))).toBe(-1);
  });

  it("measures direction, not length, by the cosine", () => {
    expect(cosine(v(1, 0), v(5, 0))).toBeCloseTo(1, 12);
    expect(cosine(v(1, 0), v(0, 2))).toBe(0);
    expect(cosine(v(1, 1), v(-2, -2))).toBeCloseTo(-1, 12);
    expect(cosine(v(1, 2), v(0, 0))).toBeNaN();
  });

  it("sums the first few weighted vectors", () => {
    const vectors = [v(1, 0), v(0, 1), v(10, 10)];
    expect([...weightedSum(v(0.25, 0.5, 0.25), vectors, 2)]).toEqual([0.25, 0.5]);
    expect([...weightedSum(v(0.25, 0.5, 0.25), vectors)]).toEqual([2.75, 3]);
  });
});
