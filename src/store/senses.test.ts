import { expect, test } from "vitest";
import { MAX_OWN, NO_SENSES, readSenses, writeSenses } from "./senses";

test("a link brings back the word, the sentences and the selected one", () => {
  const senses = {
    word: "ice cream",
    own: ["I love ice cream.", "Ice cream = joy & 🍦"],
    out: [0, 11],
    selected: "o1",
  };
  expect(readSenses(writeSenses(senses) ?? "")).toEqual(senses);
});

test("the start needs no room in the link", () => {
  expect(writeSenses(NO_SENSES)).toBeNull();
});

test("a broken or endless link is brought within the limits", () => {
  expect(readSenses("")).toEqual(NO_SENSES);
  expect(readSenses("bat\nx.y\n<script>")).toEqual({ word: "bat", own: [], out: [], selected: null });
  const endless = readSenses(`${"w".repeat(999)}\n3.3.1\nr1\n${"a bank\n".repeat(99)}`);
  expect(endless.word).toHaveLength(40);
  expect(endless.own).toHaveLength(MAX_OWN);
  expect(endless.out).toEqual([1, 3]);
});

test("a line break in a sentence does not make two of it", () => {
  const senses = { ...NO_SENSES, own: ["one\nsentence"] };
  expect(readSenses(writeSenses(senses) ?? "").own).toEqual(["one sentence"]);
});
