import { describe, expect, it } from "vitest";
import { meanVector, principalAxes } from "../analysis/principalAxes";
import { cosine, dot } from "../analysis/vectors";
import { row, type Tensor } from "../tensor";
import { shippedBert } from "../testing/shipped";
import { explainNumber } from "./explainNumber";
import type { AskedPass, Explanation, NamedVector, NumberRef } from "./reference";

const bert = shippedBert();
const BANK = 2;
const TEXTS = [
  ["My bank charges a fee.", 0],
  ["The bank raised its rates.", 0],
  ["The bank approved the loan.", 0],
  ["The bank by the river was steep.", 1],
  ["A bank of the stream.", 1],
] as const;

const home: AskedPass = { text: TEXTS[0][0] };

/** The vector of “bank” after a layer, in each of the texts. */
function vectors(layer: number): Float32Array[] {
  return TEXTS.map(([text]) => {
    const { trace } = bert.run({ text, need: { layers: ["output"] } });
    return row(trace.layers[layer - 1].output as Tensor, BANK);
  });
}

/** The same as an inspector is asked for them: the first of the pass that the question is about. */
const named = (layer: number): NamedVector[] =>
  TEXTS.map(([text], i) => ({
    label: text,
    vector: { of: "hidden", state: layer, tokens: [BANK] },
    pass: i === 0 ? undefined : { text },
  }));

function addsUp({ terms, rest, bias, total }: Explanation): void {
  const sum = terms.reduce((s, term) => s + term.contribution, 0) + (rest?.sum ?? 0) + (bias ?? 0);
  expect(sum).toBeCloseTo(total, 5);
}

/** Each listed input leads on, to the value it is listed with. */
function leadOn({ terms }: Explanation): void {
  for (const { ref, pass, value } of terms) {
    const next = explainNumber(bert, pass ?? home, ref as NumberRef);
    expect(next.value).toBeCloseTo(value, 4);
    addsUp(next);
  }
}

describe("numbers of groups of vectors", () => {
  it.each([1, 4])(
    "how many nearest neighbours share the sense after layer %i, each with its cosine",
    (layer) => {
      const explained = explainNumber(bert, home, {
        of: "agreement",
        name: "agreeing",
        formula: "1 for each",
        items: named(layer).map((item, i) => ({ ...item, group: TEXTS[i][1] })),
      });
      const all = vectors(layer);
      const agreeing = all.filter((vector, i) => {
        const others = all.map((other, j) => (j === i ? -1 : cosine(vector, other)));
        return TEXTS[others.indexOf(Math.max(...others))][1] === TEXTS[i][1];
      });
      expect(explained.value).toBe(agreeing.length);
      expect(explained.terms).toHaveLength(TEXTS.length);
      addsUp(explained);
      leadOn(explained);
    },
  );

  it.each<{ kind: "same" | "different"; pairs: readonly (readonly [number, number])[] }>([
    // biome-ignore format: a line for each
    { kind: "same", pairs: [[0, 1], [0, 2], [1, 2], [3, 4]] },
    // biome-ignore format: a line for each
    { kind: "different", pairs: [[0, 3], [0, 4], [1, 3], [1, 4], [2, 3], [2, 4]] },
  ])("the mean cosine of pairs of the $kind sense, pair by pair", ({ kind, pairs }) => {
    const items = named(3).map((item, i) => ({ ...item, group: TEXTS[i][1] }));
    const explained = explainNumber(bert, home, { of: "mean cosine", name: "mean", pairs: kind, items });
    const all = vectors(3);
    const sum = pairs.reduce((total, [a, b]) => total + cosine(all[a], all[b]), 0);
    expect(explained.value).toBeCloseTo(sum / pairs.length, 6);
    expect(explained.terms).toHaveLength(pairs.length);
    addsUp(explained);
    leadOn(explained);
  });

  it("equally near neighbours count in part", () => {
    const twin = (group: number): NamedVector & { group: number } => ({
      label: String(group),
      vector: { of: "row", table: "word", row: 2000 },
      group,
    });
    const explained = explainNumber(bert, home, {
      of: "agreement",
      name: "agreeing",
      formula: "",
      items: [twin(0), twin(0), twin(1)],
    });
    expect(explained.terms.map(({ contribution }) => contribution)).toEqual([0.5, 0.5, 0]);
  });

  it("the share of the spread on an axis is that of the principal components, place by place", () => {
    const groups = [2, 3].map(vectors);
    const centered = groups.flatMap((group) => {
      const mean = meanVector(group);
      return group.map((vector) => Float64Array.from(vector, (value, i) => value - mean[i]));
    });
    const squares = (vectors: readonly Float64Array[]) =>
      vectors.reduce((sum, vector) => sum + dot(vector, vector), 0);
    for (const axis of principalAxes(centered, 2)) {
      const explained = explainNumber(bert, home, {
        of: "spread",
        name: "share",
        formula: "Σ coordinate² ÷ Σ distance²",
        projection: "Σ entry × axis",
        axis: [...axis],
        groups: [2, 3].map(named),
      });
      const along = centered.map((vector) => Float64Array.of(dot(axis, vector)));
      expect(explained.value).toBeCloseTo(squares(along) / squares(centered), 6);
      addsUp(explained);
      leadOn(explained);
    }
  });
});
