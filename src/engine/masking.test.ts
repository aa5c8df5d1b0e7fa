import { describe, expect, it } from "vitest";
import { planMasking } from "./masking";
import { seededRandom } from "./random";
import { readText } from "./testing/folders";
import { Tokenizer } from "./tokenizer/tokenizer";

const tokenizer = Tokenizer.fromVocab(readText("public/model/vocab.txt"));
const MASK = tokenizer.vocabulary.special.mask;
const plan = (text: string, seed: number, options: { rate?: number; rule?: "count" | "chance" } = {}) =>
  planMasking(tokenizer.encode(text), MASK, tokenizer.vocabulary.size, { seed, ...options });
const long = "the bank by the river was steep and the cat sat on the mat ".repeat(30);

describe("masking", () => {
  it("throws the same dice for the same seed, and others for another", () => {
    expect(plan(long, 7)).toEqual(plan(long, 7));
    expect(plan(long, 7)).not.toEqual(plan(long, 8));
  });

  it("leaves the draws of the beginning as they were when the end changes", () => {
    const draws = (text: string) =>
      plan(text, 3)
        .draws.slice(0, 4)
        .map((die) => die.draw);
    expect(draws("The bank by the river.")).toEqual(draws("The bank by the old river was steep."));
  });

  it("never touches special tokens, typed or added", () => {
    const encoding = tokenizer.encode("The [MASK] sat [SEP] on 😀 it.");
    const { draws } = planMasking(encoding, MASK, 30_522, { seed: 1, rate: 1 });
    const eligible = encoding.tokens.flatMap((token, i) => (token.special ? [] : [i]));
    expect(draws.map((die) => die.position)).toEqual(eligible);
    expect(draws.every((die) => die.chosen)).toBe(true);
  });

  it.each([
    ["the cat", 1], // 4 tokens: 0.6
    ["the cat sat on the mat on a", 2], // 10 tokens: 1.5 rounds to the even 2
    ["the cat sat on the mat and ".repeat(4), 4], // 30 tokens: 4.5 rounds to the even 4, as in Python
  ])("chooses a share of all tokens, and at least one: %s", (text, count) => {
    for (let seed = 0; seed < 50; seed++) expect(plan(text, seed).positions).toHaveLength(count);
  });

  it("chooses the positions with the lowest draws", () => {
    const { draws } = plan(long, 11);
    const highest = Math.max(...draws.filter((die) => die.chosen).map((die) => die.draw));
    expect(draws.every((die) => die.chosen === die.draw <= highest)).toBe(true);
  });

  it("by chance chooses the positions whose draw is below 15 %", () => {
    for (const die of plan(long, 11, { rule: "chance" }).draws) expect(die.chosen).toBe(die.draw < 0.15);
  });

  it("has nothing to choose in an empty text", () => {
    expect(plan("", 1)).toEqual({ draws: [], replacements: [], positions: [], targets: [] });
  });

  it("masks 80 %, replaces 10 % by a random word and keeps 10 % of the chosen", () => {
    const counts = { mask: 0, random: 0, keep: 0 };
    for (let seed = 0; seed < 60; seed++) {
      for (const { action } of plan(long, seed).draws) if (action) counts[action]++;
    }
    const total = counts.mask + counts.random + counts.keep;
    expect(total).toBeGreaterThan(3000);
    expect(counts.mask / total).toBeCloseTo(0.8, 1);
    expect(counts.random / total).toBeCloseTo(0.1, 1);
    expect(counts.keep / total).toBeCloseTo(0.1, 1);
  });

  it("says what the model sees and what it has to guess", () => {
    const { draws, replacements, positions, targets } = plan(long, 5);
    for (const die of draws) {
      const limits = { mask: [0, 0.8], random: [0.8, 0.9], keep: [0.9, 1] } as const;
      if (die.action) {
        expect(die.actionDraw >= limits[die.action][0] && die.actionDraw < limits[die.action][1]).toBe(true);
      }
      if (die.action === "mask") expect(die.id).toBe(MASK);
      if (die.action === "keep" || die.action === null) expect(die.id).toBe(die.original);
      expect(replacements.some(({ position }) => position === die.position)).toBe(
        die.action === "mask" || die.action === "random",
      );
    }
    const chosen = draws.filter((die) => die.chosen);
    expect(positions).toEqual(chosen.map((die) => die.position));
    expect(targets).toEqual(chosen.map((die) => die.original));
  });
});

it("the random stream is mulberry32: its published values for seed 0, evenly spread", () => {
  const random = seededRandom(0);
  expect(random()).toBeCloseTo(0.26642920868471265, 15);
  expect(random()).toBeCloseTo(0.0003297457005828619, 15);
  const values = Array.from({ length: 10_000 }, random);
  expect(values.reduce((a, b) => a + b) / values.length).toBeCloseTo(0.5, 1);
});
