import { expect, it } from "vitest";
import { runWithStudies } from "../studies";
import { row } from "../tensor";
import { shippedBert } from "../testing/shipped";
import { moments } from "./moments";
import { cosine } from "./vectors";

const bert = shippedBert();
const idOf = (word: string): number => bert.tokenizer.encode(word).ids[1];

it("finds the rows of the table that are nearest by cosine, nearest first", () => {
  const id = idOf("king");
  const { table } = runWithStudies(bert, { text: "king", table: { near: [id], top: 5, positions: 0 } });
  const rows = table?.near[0].rows ?? [];
  expect(rows).toHaveLength(5);
  for (const found of rows) {
    expect(found.id).not.toBe(id);
    expect(found.token).toBe(bert.tokenizer.vocabulary.text(found.id));
    expect(found.cosine).toBeCloseTo(cosine(bert.embeddingRow(id), bert.embeddingRow(found.id)), 6);
  }
  const all = Array.from({ length: bert.config.vocabSize }, (_, other) =>
    other === id ? -2 : cosine(bert.embeddingRow(id), bert.embeddingRow(other)),
  );
  const expected = all.toSorted((a, b) => b - a).slice(0, 5);
  expect(rows.map((found) => found.cosine)).toEqual(expected.map((value) => expect.closeTo(value, 6)));
  expect(table?.positions).toBeNull();
});

it("answers for several ids at once as for each alone", () => {
  const ids = [idOf("river"), idOf("bank")];
  const both = runWithStudies(bert, { text: "", table: { near: ids, top: 3, positions: 0 } }).table;
  expect(both?.near.map(({ id }) => id)).toEqual(ids);
  expect(both?.near[1]).toEqual(
    runWithStudies(bert, { text: "", table: { near: [ids[1]], top: 3, positions: 0 } }).table?.near[0],
  );
});

it("compares the position vectors that the model adds", () => {
  const text = "one two three four";
  const { table, trace } = runWithStudies(bert, {
    text,
    need: { embeddings: ["position"] },
    table: { near: [], top: 0, positions: 6 },
  });
  const positions = trace.embeddings.position;
  if (!table?.positions || !positions) throw new Error("Both were asked for.");
  expect(table.positions.shape).toEqual([6, 6]);
  for (let i = 0; i < 6; i++) {
    expect(table.positions.data[i * 6 + i]).toBe(1);
    for (let j = 0; j < 6; j++) {
      expect(table.positions.data[i * 6 + j]).toBeCloseTo(cosine(row(positions, i), row(positions, j)), 6);
    }
  }
});

it("refuses ids and positions that do not exist, and says nothing unasked", () => {
  expect(() => runWithStudies(bert, { text: "a", table: { near: [99_999], top: 1, positions: 0 } })).toThrow(
    "token id 99999",
  );
  expect(() => runWithStudies(bert, { text: "a", table: { near: [], top: 1, positions: 513 } })).toThrow(
    "position 512",
  );
  expect(runWithStudies(bert, { text: "a" }).table).toBeNull();
});

it("moments are what LayerNorm takes out of a vector", () => {
  expect(moments([1, 3])).toEqual({ mean: 2, deviation: 1, length: Math.sqrt(10) });
  expect(moments([])).toEqual({ mean: 0, deviation: 0, length: 0 });
});
