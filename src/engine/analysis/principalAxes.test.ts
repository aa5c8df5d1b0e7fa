import { describe, expect, it } from "vitest";
import { seededRandom } from "../random";
import { pca } from "./pca";
import { meanVector, principalAxes, project } from "./principalAxes";
import { agreeingByChance, nearestNeighbors, tiedNeighbors } from "./separation";
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
    const squares = vectors.reduce((sum, vector) => sum + dot(vector, vector), 0);
    for (const [k, axis] of axes.entries()) {
      const share = vectors.reduce((sum, vector) => sum + dot(axis, vector) ** 2, 0) / squares;
      expect(share).toBeCloseTo(full.explained[k], 8);
    }
    const origin = new Float64Array(size);
    vectors.forEach((vector, i) => {
      const point = project(axes, vector, origin);
      for (const [k, value] of point.entries())
        expect(Math.abs(value)).toBeCloseTo(Math.abs(full.points[i][k]), 4);
    });
  });

  it("are unit vectors at right angles", () => {
    const axes = principalAxes(centeredCloud(30, 20, 5), 3);
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
      ),
    ).toHaveLength(1);
    expect(
      principalAxes(
        [
          [0, 0],
          [0, 0],
        ],
        2,
      ),
    ).toEqual([]);
    expect(principalAxes([], 2)).toEqual([]);
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
  });
});

describe("neighbors", () => {
  const vectors = [
    [1, 0],
    [1, 0.1],
    [0, 1],
    [0.1, 1],
  ];

  it("share a label by chance as often as labels are shared", () => {
    expect(agreeingByChance([0, 0, 1, 1])).toBeCloseTo(4 / 3, 9);
    expect(agreeingByChance([0, 1])).toBe(0);
    expect(agreeingByChance([0])).toBe(0);
  });

  it("that are equally near are all told", () => {
    const same = [
      [1, 0],
      [1, 0],
      [1, 0],
      [0, 1],
    ];
    expect(tiedNeighbors(nearestNeighbors(cosines(same)[0], 0)).map(({ index }) => index)).toEqual([1, 2]);
  });

  it("come nearest first, and only from among those allowed", () => {
    expect(nearestNeighbors(cosines(vectors)[0], 0).map(({ index }) => index)).toEqual([1, 3, 2]);
    expect(nearestNeighbors(cosines(vectors)[0], 0, (i) => i > 1)[0]).toEqual({
      index: 3,
      cosine: expect.closeTo(0.1 / Math.sqrt(1.01), 9),
    });
  });
});
