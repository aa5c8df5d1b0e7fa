import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { FUZZ_TIMEOUT, fuzzCases } from "../testing/fuzzCases";
import { Tokenizer } from "./tokenizer";
import { unicodeText } from "./unicode.fixture";

const tokenizer = Tokenizer.fromVocab(readFileSync("public/model/vocab.txt", "utf8"));

/** Anything that can be in a text box, halves of characters and endless words included. */
const typed = fc.oneof(
  unicodeText,
  fc.string({ unit: "binary", maxLength: 120 }),
  fc.array(fc.nat(0xffff), { maxLength: 80 }).map((units) => String.fromCharCode(...units)),
  fc
    .tuple(
      fc.constantFrom("a", "ab", "\u0301", "🤖", "日", "[MASK]", "[", "##", "un", " ", "\u200d", "\ud800"),
      fc.nat(1500),
    )
    .map(([text, times]) => text.repeat(times)),
);

/**
 * Look-ups in the vocabulary for each character typed, at most: a word of 100 characters takes 5,050, longer ones none,
 * and a character may be four once its accents stand apart. So a key press takes work in proportion to the text.
 */
const LOOKUPS = 250;

let lookups = 0;
const { vocabulary } = tokenizer;
const find = vocabulary.id.bind(vocabulary);
vocabulary.id = (text) => {
  lookups++;
  return find(text);
};

test(
  "whatever is typed becomes tokens that are in the vocabulary, in order, within the limit, and within the text",
  () => {
    fc.assert(
      fc.property(typed, fc.option(typed), fc.integer({ min: 3, max: 128 }), (text, pair, maxTokens) => {
        lookups = 0;
        const { tokens, ids, segmentIds, attentionMask, words, truncated } = tokenizer.encode(text, {
          pair,
          maxTokens,
        });
        expect(lookups).toBeLessThanOrEqual(LOOKUPS * (text.length + (pair?.length ?? 0) + 3));
        expect(tokens.length).toBeLessThanOrEqual(maxTokens);
        expect([ids.length, segmentIds.length, attentionMask.length]).toEqual(Array(3).fill(tokens.length));
        expect(tokens[0].text).toBe("[CLS]");
        expect(tokens[tokens.length - 1].text).toBe("[SEP]");
        expect(truncated).toBeGreaterThanOrEqual(0);
        const end = [0, 0];
        for (const { id, text: piece, segment, span, word } of tokens) {
          expect(tokenizer.vocabulary.text(id)).toBe(piece);
          if (word !== null) expect(words[word].pieces).toContain(piece);
          if (!span) continue;
          const source = segment === 0 ? text : (pair ?? "");
          expect(span.start >= 0 && span.end <= source.length && span.start <= span.end).toBe(true);
          // Pieces of one word may share its letters, but none stands before the one that came first.
          expect(span.end).toBeGreaterThanOrEqual(end[segment]);
          end[segment] = span.end;
        }
      }),
      fuzzCases(500),
    );
  },
  FUZZ_TIMEOUT,
);
