import { describe, expect, it } from "vitest";
import { seededRandom } from "../random";
import { pca } from "./pca";
import { meanVector, principalAxes, project } from "./principalAxes";
import { nearestNeighbors, separation } from "./separation";
import { cosines, dot } from "./vectors";

function cloud(count: number, size: number, seed: number): number[][] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () =>
    Array.from({ length: size }, (_, i) => (random() - 0.5) * (1 + 4 / (1 + i))),
  );
}

function centeredCloud(count: number, size: number, seed: number): Float64Array[] {
  const vectors = cloud(count, size, seed);
  const mean = meanVector(vectors);
  return vectors.map((vector) => Float64Array.from(vector, (value, i) => value - mean[i]));
}

describe("principal axes", () => {
  it.each([
    [4, 3],
    [12, 40],
    [90, 64],
  ])("of %i vectors of %i numbers give the same picture as a full decomposition", (count, size) => {
    const vectors = centeredCloud(count, size, count);
    const axes = principalAxes(vectors, 2);
    const full = pca(vectors, 2);
    for (const [k, share] of axes.explained.entries()) expect(share).toBeCloseTo(full.explained[k], 8);
    const origin = new Float64Array(size);
    vectors.forEach((vector, i) => {
      const point = project(axes, vector, origin);
      for (const [k, value] of point.entries())
        expect(Math.abs(value)).toBeCloseTo(Math.abs(full.points[i][k]), 4);
    });
  });

  it("are unit vectors at right angles", () => {
    const { axes } = principalAxes(centeredCloud(30, 20, 5), 3);
    for (const [i, a] of axes.entries())
      for (const [j, b] of axes.entries()) expect(dot(a, b)).toBeCloseTo(i === j ? 1 : 0, 9);
  });

  it("are the same on every call, and keep out directions without spread", () => {
    const vectors = centeredCloud(9, 6, 2);
    expect(principalAxes(vectors, 2)).toEqual(principalAxes(vectors, 2));
    expect(
      principalAxes(
        [
          [1, 2],
          [-1, -2],
        ],
        2,
      ).axes,
    ).toHaveLength(1);
    expect(
      principalAxes(
        [
          [0, 0],
          [0, 0],
        ],
        2,
      ),
    ).toEqual({ axes: [], explained: [] });
    expect(principalAxes([], 2)).toEqual({ axes: [], explained: [] });
  });

  it("place a vector that they were not made from, counted from the origin given", () => {
    const axes = principalAxes(
      [
        [3, 0],
        [-3, 0],
        [0, 1],
        [0, -1],
      ],
      2,
    );
    const [x, y] = project(axes, [11, 7], [10, 5]);
    expect(Math.abs(x)).toBeCloseTo(1, 9);
    expect(Math.abs(y)).toBeCloseTo(2, 9);
    expect(axes.explained).toEqual([expect.closeTo(0.9, 9), expect.closeTo(0.1, 9)]);
  });
});

describe("separation", () => {
  const vectors = [
    [1, 0],
    [1, 0.1],
    [0, 1],
    [0.1, 1],
  ];

  it("is the mean cosine within labels against that between them", () => {
    const apart = separation(vectors, [0, 0, 1, 1]);
    const small = 1 / Math.sqrt(1.01);
    expect(apart.within).toBeCloseTo(small, 9);
    expect(apart.between).toBeCloseTo((0 + 0.1 * small + 0.1 * small + 0.2 / 1.01) / 4, 9);
    expect(apart.agreeing).toBe(4);
    expect(apart.chance).toBeCloseTo(4 / 3, 9);
    expect(separation(vectors, [0, 1, 0, 1]).agreeing).toBe(0);
  });

  it("counts equally near neighbors by their parts", () => {
    const same = [
      [1, 0],
      [1, 0],
      [1, 0],
      [0, 1],
    ];
    // The first three are all equally near to each other: one of the first's two agrees, and so on.
    expect(separation(same, [0, 0, 1, 1]).agreeing).toBeCloseTo(1 / 2 + 1 / 2 + 0 + 1 / 3, 9);
  });

  it("has no value where there are no pairs", () => {
    expect(separation([[1, 2]], [0])).toEqual({
      within: Number.NaN,
      between: Number.NaN,
      agreeing: 0,
      chance: 0,
    });
    expect(separation(vectors, [0, 0, 0, 0]).between).toBeNaN();
  });

  it("neighbors come nearest first, and only from among those allowed", () => {
    expect(nearestNeighbors(cosines(vectors)[0], 0).map(({ index }) => index)).toEqual([1, 3, 2]);
    expect(nearestNeighbors(cosines(vectors)[0], 0, (i) => i > 1)[0]).toEqual({
      index: 3,
      cosine: expect.closeTo(0.1 / Math.sqrt(1.01), 9),
    });
  });
});
