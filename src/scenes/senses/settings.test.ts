import { expect, test } from "vitest";
import { MAX_OWN, NO_SENSES, sensesSettings } from "./settings";

const { write, read } = sensesSettings.chosen;

test("a link brings back the word, the sentences and the selected one", () => {
  const senses = {
    word: "ice cream",
    own: ["I love ice cream.", "Ice cream = joy & 🍦"],
    out: [0, 11],
    selected: "o1",
  };
  expect(read(write(senses))).toEqual(senses);
});

test("a broken or endless link is brought within the limits", () => {
  expect(read("")).toEqual(NO_SENSES);
  expect(read("bat\nx.y\n<script>")).toEqual({ word: "bat", own: [], out: [], selected: null });
  const endless = read(`${"w".repeat(999)}\n3.3.1\nr1\n${"a bank\n".repeat(99)}`);
  expect(endless.word).toHaveLength(40);
  expect(endless.own).toHaveLength(MAX_OWN);
  expect(endless.out).toEqual([1, 3]);
});

test("a line break in a sentence does not make two of it", () => {
  const senses = { ...NO_SENSES, own: ["one\nsentence"] };
  expect(read(write(senses)).own).toEqual(["one sentence"]);
});
