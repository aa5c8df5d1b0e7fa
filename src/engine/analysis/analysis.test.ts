import { describe, expect, it } from "vitest";
import { type Tensor, tensor } from "../tensor";
import { readText } from "../testing/folders";
import { Tokenizer } from "../tokenizer/tokenizer";
import { entropy } from "./entropy";
import { headLabel, headPatternScores } from "./headPatterns";
import { jacobiEigen, pca } from "./pca";
import { attentionRollout, averageHeads } from "./rollout";
import { meanPool } from "./similarity";
import { cosine, cosines } from "./vectors";

const of = (shape: readonly number[], ...values: number[]): Tensor =>
  tensor(shape, Float32Array.from(values));
const rounded = (values: Iterable<number>): number[] => Array.from(values, (v) => Math.round(v * 1e6) / 1e6);

describe("cosine", () => {
  it("is 1 for equal vectors exactly, 0 for a right angle, −1 for opposites", () => {
    const vector = Float32Array.from([0.1, -2.7, 3.3, 1e-3]);
    expect(cosine(vector, vector)).toBe(1);
    expect(cosine([1, 0], [0, 5])).toBe(0);
    expect(cosine([1, 2], [-2, -4])).toBe(-1);
    expect(cosine([1, 0], [0.5, Math.sqrt(3) / 2])).toBeCloseTo(0.5, 12);
  });

  it("has no value beside a zero vector, and refuses vectors of different length", () => {
    expect(cosine([0, 0], [1, 2])).toBeNaN();
    expect(() => cosine([1], [1, 2])).toThrow("Vectors of 1 and 2 numbers have no dot product.");
  });

  it("of all pairs makes a symmetric table", () => {
    const [r] = rounded([Math.SQRT1_2]);
    const table = cosines([Float32Array.of(1, 0), Float32Array.of(1, 1)]);
    expect(rounded(table.flat())).toEqual([1, r, r, 1]);
  });
});

describe("mean pooling", () => {
  const hidden = of([3, 2], 1, 2, 3, 4, 8, 0);
  it("averages all tokens, or only those asked for", () => {
    expect([...meanPool(hidden)]).toEqual([4, 2]);
    expect([...meanPool(hidden, (token) => token !== 2)]).toEqual([2, 3]);
    expect([...meanPool(hidden, () => false)]).toEqual([0, 0]);
  });
});

it("entropy is 0 for certainty and ln n for an even spread", () => {
  expect(entropy([0, 1, 0])).toBe(0);
  expect(entropy([0.25, 0.25, 0.25, 0.25])).toBeCloseTo(Math.log(4), 12);
  expect(entropy([0.5, 0.25, 0.25])).toBeCloseTo(1.5 * Math.LN2, 12);
});

describe("attention rollout", () => {
  // Two heads that average to [[0.5, 0.5], [0, 1]].
  const layer = of([2, 2, 2], 1, 0, 0, 1, 0, 1, 0, 1);

  it("averages the heads", () => {
    expect([...averageHeads(layer).data]).toEqual([0.5, 0.5, 0, 1]);
  });

  it("mixes half of each layer with the residual and multiplies the layers", () => {
    const [one, two] = attentionRollout([layer, layer]);
    expect([...one.data]).toEqual([0.75, 0.25, 0, 1]);
    // [[0.75, 0.25], [0, 1]] squared.
    expect([...two.data]).toEqual([0.5625, 0.4375, 0, 1]);
  });

  it("multiplies later layers from the left", () => {
    const swap = of([1, 2, 2], 0, 1, 1, 0);
    const first = of([1, 2, 2], 0, 1, 0, 1);
    const [, two] = attentionRollout([first, swap], 0);
    expect([...two.data]).toEqual([0, 1, 0, 1]);
    const [, other] = attentionRollout([swap, first], 0);
    expect([...other.data]).toEqual([1, 0, 1, 0]);
  });

  it("keeps rows summing to 1, also for a token that attends to nothing", () => {
    const [one] = attentionRollout([of([1, 2, 2], 0, 0, 0.3, 0.7)]);
    expect(rounded(one.data)).toEqual([1, 0, 0.15, 0.85]);
  });
});

describe("head patterns", () => {
  const tokenizer = Tokenizer.fromVocab(readText("public/model/vocab.txt"));
  const encoding = tokenizer.encode("unaffable cat"); // [CLS] una ##ffa ##ble cat [SEP]
  const n = encoding.tokens.length;
  const pointing = (target: (from: number) => number): Tensor => {
    const t = of([1, n, n], ...new Array<number>(n * n).fill(0));
    for (let from = 0; from < n; from++) t.data[from * n + target(from)] = 1;
    return t;
  };

  it.each([
    ["previous", (from: number) => Math.max(0, from - 1)],
    ["next", (from: number) => Math.min(n - 1, from + 1)],
    ["same", (from: number) => from],
    ["cls", () => 0],
    ["sep", () => n - 1],
  ] as const)("a head that always looks at %s scores 1 there and is named so", (pattern, target) => {
    const scores = headPatternScores(pointing(target), 0, encoding);
    expect(scores[pattern]).toBe(1);
    expect(scores.broad).toBe(0);
    expect(headLabel(scores)).toBe(pattern);
  });

  it("a head that stays within a word is seen", () => {
    const inWord = [0, 2, 3, 1, 4, 5];
    expect(
      headPatternScores(
        pointing((from) => inWord[from]),
        0,
        encoding,
      ).sameWord,
    ).toBe(1);
  });

  it("an even head is broad and points nowhere", () => {
    const even = of([1, n, n], ...new Array<number>(n * n).fill(1 / n));
    const scores = headPatternScores(even, 0, encoding);
    expect(scores.broad).toBeCloseTo(1, 5);
    expect(scores.previous).toBeCloseTo(1 / 6, 6);
    expect(scores.sameWord).toBeCloseTo(2 / 6, 6);
    expect(headLabel(scores)).toBe("broad");
  });
});

describe("principal components", () => {
  it("find the line that points lie on", () => {
    const { points, explained } = pca(
      [
        [0, 0, 1],
        [1, 2, 1],
        [2, 4, 1],
        [3, 6, 1],
      ],
      2,
    );
    expect(explained[0]).toBeCloseTo(1, 12);
    const step = Math.sqrt(5);
    points.forEach(([x, y], i) => {
      expect(x).toBeCloseTo((i - 1.5) * step * Math.sign(points[3][0]), 9);
      expect(y).toBeCloseTo(0, 6);
    });
  });

  it("keep all distances when there are enough of them", () => {
    const vectors = [
      [1, 2, 3],
      [4, -1, 0],
      [0, 0, 7],
      [2, 2, 2],
      [-3, 1, 1],
    ];
    const { points, explained } = pca(vectors, 3);
    const distance = (a: readonly number[], b: readonly number[]) => Math.hypot(...a.map((v, i) => v - b[i]));
    for (const [i, a] of vectors.entries()) {
      for (const [j, b] of vectors.entries())
        expect(distance(points[i], points[j])).toBeCloseTo(distance(a, b), 9);
    }
    expect(explained[0] + explained[1] + explained[2]).toBeCloseTo(1, 12);
    expect(explained[0]).toBeGreaterThanOrEqual(explained[1]);
  });

  it("of one point or of equal points are all zero", () => {
    expect(pca([[1, 2]], 2)).toEqual({ points: [[0, 0]], explained: [0, 0] });
    expect(
      pca(
        [
          [1, 2],
          [1, 2],
        ],
        2,
      )
        .points.flat()
        .every((x) => x === 0),
    ).toBe(true);
  });

  it("come from right eigenvalues: those of [[2, 1], [1, 2]] are 1 and 3", () => {
    expect(
      rounded(
        jacobiEigen([
          [2, 1],
          [1, 2],
        ]).values,
      ).sort(),
    ).toEqual([1, 3]);
  });
});
