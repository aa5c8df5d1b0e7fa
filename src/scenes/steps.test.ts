import { expect, test } from "vitest";
import { forEach, stepTable } from "./steps";
import { contextOf } from "./testing";
import { tokenization } from "./tokenization/definition";

let language = "en";
const names = () => ({ sum: `sum, ${language}`, near: `near, ${language}` });
const table = stepTable(
  { word: [4], norm: [(context) => context.encoding.tokens.length, "sum"], rows: [5, "near"], swap: [6] },
  names,
);
const titles = {
  word: { title: "Word" },
  norm: { title: "Norm" },
  rows: { title: "Rows" },
  swap: { title: "Swap" },
};

test("steps are numbered in the order of their rows", () => {
  expect(table.STEP).toEqual({ word: 0, norm: 1, rows: 2, swap: 3 });
});

test("a view lasts from the row that begins it to the next; before the first, the first is shown", () => {
  expect(table.BANDS.map(({ id, step }) => [id, step])).toEqual([
    ["sum", 1],
    ["near", 2],
  ]);
  expect([0, 1, 2, 3].map(table.bandOf)).toEqual(["sum", "sum", "near", "near"]);
});

test("views are named in the language in force when they are read", () => {
  language = "es";
  expect(table.BANDS.map(({ label }) => label)).toEqual(["sum, es", "near, es"]);
});

test("the storyboard has the rows' times, the words' titles, and captions that are made when they are read", () => {
  const context = contextOf(tokenization);
  let made = 0;
  const steps = table.tell(context, titles, {
    word: "said",
    norm: () => `made ${++made}`,
    rows: ({ text }) => text,
    swap: null,
  });
  expect(steps.map(({ id, title, seconds }) => [id, title, seconds])).toEqual([
    ["word", "Word", 4],
    ["norm", "Norm", context.encoding.tokens.length],
    ["rows", "Rows", 5],
    ["swap", "Swap", 6],
  ]);
  expect(made).toBe(0);
  expect(steps.map(({ caption }) => caption)).toEqual(["said", "made 1", context.text, null]);
});

test("a step that a model has nothing for is left out, and those that follow its layers are told for each", () => {
  const layers = ["layer1", "layer2"] as const;
  const { STEP, tell } = stepTable({
    table: [4],
    ...forEach(layers, (i) => [i + 1] as const),
    pooled: null,
    own: [5],
  });
  expect(STEP).toEqual({ table: 0, layer1: 1, layer2: 2, pooled: 3, own: 3 });
  const title = { title: "" };
  const steps = tell(
    contextOf(tokenization),
    { table: title, ...forEach(layers, (i) => ({ title: `Layer ${i + 1}` })), pooled: title, own: title },
    { table: null, ...forEach(layers, () => null), pooled: "never", own: null },
  );
  expect(steps.map(({ id, title, seconds }) => [id, title, seconds])).toEqual([
    ["table", "", 4],
    ["layer1", "Layer 1", 1],
    ["layer2", "Layer 2", 2],
    ["own", "", 5],
  ]);
});

test("the compiler asks for every caption and every view's name", () => {
  const context = contextOf(tokenization);
  // @ts-expect-error: a row without a caption.
  table.tell(context, titles, { word: null, norm: null, rows: null });
  // @ts-expect-error: a caption without a row.
  table.tell(context, titles, { word: null, norm: null, rows: null, swap: null, more: null });
  // @ts-expect-error: a view without a name.
  stepTable({ word: [4, "sum"], near: [5, "far"] }, names);
  // @ts-expect-error: views, and no names.
  stepTable({ word: [4, "sum"] });
  // @ts-expect-error: no such step.
  expect(table.STEP.sum).toBeUndefined();
});
