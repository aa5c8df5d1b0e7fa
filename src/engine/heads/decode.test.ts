import { describe, expect, it, test } from "vitest";
import type { Encoding } from "../tokenizer/encoding";
import { decodeEntities, kindShares } from "./entities";
import { bestAnswers } from "./span";

const LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"];

/** An encoding of one-piece words (a word written "a b" has two pieces), and the probabilities that tag them. */
function tagged(words: readonly string[], tags: readonly string[], segments: readonly number[] = []) {
  const tokens: { word: number | null }[] = [{ word: null }];
  words.forEach((word, i) => {
    for (const _ of word.split(" ")) tokens.push({ word: i });
  });
  tokens.push({ word: null });
  const data = new Float32Array(tokens.length * LABELS.length).fill(0.05);
  tokens.forEach(({ word }, at) => {
    if (word !== null) data[at * LABELS.length + LABELS.indexOf(tags[word])] = 0.8;
  });
  const encoding = { tokens, words: words.map((_, i) => ({ segment: segments[i] ?? 0 })) } as unknown as Pick<
    Encoding,
    "tokens" | "words"
  >;
  return decodeEntities(encoding, LABELS, { shape: [tokens.length, LABELS.length], data }).map(
    ({ kind, first, last }) => [kind, first, last],
  );
}

describe("entities are read from tags", () => {
  it("B- begins, I- of the same kind goes on", () => {
    expect(tagged(["angela", "merkel", "saw", "rome"], ["B-PER", "I-PER", "O", "B-LOC"])).toEqual([
      ["PER", 0, 1],
      ["LOC", 3, 3],
    ]);
  });

  it("two entities side by side stay two", () => {
    expect(tagged(["rome", "paris"], ["B-LOC", "B-LOC"])).toEqual([
      ["LOC", 0, 0],
      ["LOC", 1, 1],
    ]);
  });

  it("an I- that nothing began, or of another kind, starts an entity", () => {
    expect(tagged(["merkel", "rome"], ["I-PER", "I-LOC"])).toEqual([
      ["PER", 0, 0],
      ["LOC", 1, 1],
    ]);
  });

  it("only a word's first piece counts, and an entity ends with its text", () => {
    expect(tagged(["mer kel", "smith"], ["B-PER", "I-PER"], [0, 1])).toEqual([
      ["PER", 0, 0],
      ["PER", 1, 1],
    ]);
  });
});

test.each([
  [["O", "B-PER", "I-PER", "B-LOC"], { "": 0.1, PER: 0.5, LOC: 0.4 }],
  // Labels without such prefixes are kinds themselves, however they end.
  [["O", "CC", "DET", "PRT"], { "": 0.1, CC: 0.2, DET: 0.3, PRT: 0.4 }],
])("a token's probability divides among the kinds of %j", (labels, shares) => {
  const probabilities = { shape: [2, 4], data: Float64Array.of(1, 0, 0, 0, 0.1, 0.2, 0.3, 0.4) as never };
  expect(Object.fromEntries(kindShares({ labels, probabilities }, 1))).toEqual(shares);
});

describe("answers are stretches of tokens", () => {
  // Columns: start, end. Position 0 must not count, whatever its scores.
  const logits = { shape: [4, 2], data: Float32Array.of(99, 99, 1, 4, 3, 0, 0, 2) };

  it("the best has the largest sum of a start and an end behind it", () => {
    const [first, second] = bestAnswers(logits, [1, 2, 3], 2);
    expect([first.start, first.end, first.score]).toEqual([1, 1, 5]);
    expect([second.start, second.end, second.score]).toEqual([2, 3, 5]);
  });

  it("none is longer than what was trained", () => {
    const long = { shape: [40, 2], data: new Float32Array(80) };
    long.data[0] = 9;
    long.data[79] = 9;
    const allowed = [...Array(40).keys()];
    for (const { start, end } of bestAnswers(long, allowed, 50)) expect(end - start).toBeLessThan(20);
  });
});
