import fc from "fast-check";
import { expect, test } from "vitest";
import { shippedBert } from "../../engine/testing/shipped";
import { attemptsMade, hardestWord, MOVING, matchSeconds, matchSlots, STEP, wordAt } from "./steps";

const wordsOf = (text: string) => shippedBert().tokenizer.encode(text, { maxTokens: 128 }).words;
const TEXT = "Tokenization is unbelievably straightforward 🤖.";

test("the matcher works on one word after the other, without a gap, within its step", () => {
  const slots = matchSlots(wordsOf(TEXT));
  expect(slots[0].from).toBe(STEP.match);
  expect(slots[slots.length - 1].to).toBeCloseTo(STEP.match + MOVING);
  for (let i = 1; i < slots.length; i++) expect(slots[i].from).toBe(slots[i - 1].to);
});

test("a word with more tries takes more of the step", () => {
  const words = wordsOf(TEXT);
  const slots = matchSlots(words);
  const length = (text: string): number => {
    const index = words.findIndex((word) => word.text === text);
    return slots[index].to - slots[index].from;
  };
  expect(words.find(({ text }) => text === "is")?.attempts).toHaveLength(1);
  expect(length("tokenization")).toBeGreaterThan(length("is"));
});

test("at any time of the step just one word is worked on, and none outside of it", () => {
  const words = wordsOf(TEXT);
  const slots = matchSlots(words);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 7, noNaN: true }), (t) => {
      const inside = t > STEP.match && t <= slots[slots.length - 1].to;
      const index = wordAt(slots, t);
      expect(index !== null).toBe(inside);
      if (index !== null) expect(t > slots[index].from && t <= slots[index].to).toBe(true);
    }),
  );
});

test("a word's tries come one by one, all of them within its time", () => {
  const words = wordsOf(TEXT);
  const [slot] = matchSlots(words);
  const [word] = words;
  expect(word.attempts.length).toBeGreaterThan(3);
  expect(attemptsMade(word, slot, slot.from)).toBe(0);
  expect(attemptsMade(word, slot, slot.to)).toBe(word.attempts.length);
  const counts = Array.from({ length: 200 }, (_, i) =>
    attemptsMade(word, slot, slot.from + ((slot.to - slot.from) * i) / 199),
  );
  for (let i = 1; i < counts.length; i++) expect([0, 1]).toContain(counts[i] - counts[i - 1]);
});

test("the step lasts longer for harder texts, but never so long that one leaves", () => {
  expect(matchSeconds(wordsOf(TEXT))).toBeGreaterThan(matchSeconds(wordsOf("It is a cat.")));
  expect(matchSeconds(wordsOf("unbelievably straightforward ".repeat(30)))).toBeLessThan(30);
  expect(matchSeconds(wordsOf("a"))).toBeGreaterThanOrEqual(4);
});

test("under the magnifier stands the word that took the most tries", () => {
  const words = wordsOf("The unbelievably old cat.");
  const hardest = words[hardestWord(words)];
  expect(hardest.attempts.length).toBe(Math.max(...words.map(({ attempts }) => attempts.length)));
});
