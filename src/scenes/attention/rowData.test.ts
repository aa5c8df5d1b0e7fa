import { expect, test } from "vitest";
import { dot, weightedSum } from "../../engine";
import { argmax } from "../../engine/tensor";
import { shippedBert } from "../../engine/testing/shipped";
import { contextOf } from "../testing";
import { attention } from "./definition";
import { rowData } from "./rowData";

const TEXT = "The bank by the river was steep.";
const run = contextOf(attention, { text: TEXT }).main!;

test("a row's numbers follow from each other as the paper says", () => {
  for (let layer = 0; layer < 4; layer++) {
    for (let head = 0; head < 4; head++) {
      const row = rowData(run, layer, head, 5)!;
      expect(row.headSize).toBe(64);
      for (const [index, key] of row.keys.entries())
        expect(row.dots[index]).toBeCloseTo(dot(row.query, key), 3);
      for (const [index, score] of row.scores.entries()) expect(score).toBeCloseTo(row.dots[index] / 8, 4);
      const powers = [...row.scores].map(Math.exp);
      const sum = powers.reduce((a, b) => a + b);
      for (const [index, share] of row.probs.entries()) expect(share).toBeCloseTo(powers[index] / sum, 5);
      const gathered = weightedSum(row.probs, row.values, row.count);
      for (const [index, value] of row.context.entries()) expect(value).toBeCloseTo(gathered[index], 4);
    }
  }
});

test("there is one key, value, score and share per token", () => {
  const row = rowData(run, 0, 0, 0)!;
  const count = run.encoding.tokens.length;
  expect([row.count, row.keys.length, row.values.length, row.dots.length, row.probs.length]).toEqual(
    Array(5).fill(count),
  );
});

test("a layer, head or token that the model does not have gives no row", () => {
  expect(rowData(run, 4, 0, 0)).toBeNull();
  expect(rowData(run, 0, 4, 0)).toBeNull();
  expect(rowData(run, 0, 0, 99)).toBeNull();
});

test("a trace without the tensors gives no row", () => {
  expect(rowData(shippedBert().run({ text: TEXT, need: { layers: ["probs"] } }), 0, 0, 0)).toBeNull();
});

test("the largest value is found, the first of equals", () => {
  expect(argmax([1, 5, 3])).toBe(1);
  expect(argmax([2, 2])).toBe(0);
  expect(argmax([-3, -1])).toBe(1);
});
