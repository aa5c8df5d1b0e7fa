import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ModelFileError, RequestError } from "../errors";
import { plain } from "./aligned";
import type { Encoding } from "./encoding";
import { normalize } from "./normalize";
import { Tokenizer } from "./tokenizer";
import { longestFirst } from "./truncate";
import { unicodeText } from "./unicode.fixture";

const vocabText = readFileSync(new URL("../../../public/model/vocab.txt", import.meta.url), "utf8");
const tokenizer = Tokenizer.fromVocab(vocabText);
const texts = (encoding: Encoding): string[] => encoding.tokens.map((token) => token.text);
/** The stretch of the typed text that each token of sentence A stands for. */
const spanned = (text: string): (string | null)[] =>
  tokenizer.encode(text).tokens.map(({ span }) => span && text.slice(span.start, span.end));

interface Case {
  readonly text: string;
  readonly pair?: string;
  readonly tokens: readonly string[];
  readonly ids: readonly number[];
}
const cases = JSON.parse(
  readFileSync(new URL("../../../tests/fixtures/tokenizer/cases.json", import.meta.url), "utf8"),
) as Case[];

describe("tokens and ids", () => {
  it.each(cases)("of %j are those of uncased BERT", ({ text, pair, tokens, ids }) => {
    const encoding = tokenizer.encode(text, { pair });
    expect(texts(encoding)).toEqual(tokens);
    expect([...encoding.ids]).toEqual(ids);
  });

  it("of an empty text are [CLS] and [SEP] alone", () => {
    expect(texts(tokenizer.encode(""))).toEqual(["[CLS]", "[SEP]"]);
    expect(texts(tokenizer.encode(" \n\u0000\u200b"))).toEqual(["[CLS]", "[SEP]"]);
  });

  it("keep case and accents when the model is cased", () => {
    const cased = Tokenizer.fromVocab("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nCafé\ncafe\n", {
      lowercase: false,
    });
    expect(texts(cased.encode("Café cafe café"))).toEqual(["[CLS]", "Café", "cafe", "[UNK]", "[SEP]"]);
  });
});

describe("special tokens typed in the text", () => {
  it("are special, and keep their place", () => {
    const encoding = tokenizer.encode("The [MASK] sat.");
    const mask = encoding.tokens[2];
    expect(mask).toEqual({
      id: 103,
      text: "[MASK]",
      segment: 0,
      special: true,
      span: { start: 4, end: 10 },
      word: 1,
    });
    expect(encoding.words[1]).toMatchObject({
      text: "[MASK]",
      pieces: ["[MASK]"],
      attempts: [],
      unknown: null,
    });
  });

  it("are plain text in lower case", () => {
    expect(texts(tokenizer.encode("[mask]"))).toEqual(["[CLS]", "[", "mask", "]", "[SEP]"]);
  });
});

describe("spans", () => {
  it("point at the pieces in the text as typed", () => {
    expect(spanned("Unaffable, naïve!")).toEqual([null, "Una", "ffa", "ble", ",", "naïve", "!", null]);
  });

  it("include combining marks, variation selectors and both halves of a surrogate pair", () => {
    expect(spanned("cafe\u0301 \u{1F600}x")).toEqual([null, "cafe\u0301", "\u{1F600}x", null]);
  });

  it("cut between characters that the tokenizer sets apart", () => {
    expect(spanned("在北京")).toEqual([null, "在", "北", "京", null]);
  });

  it("of every token lie in order inside the text, whatever the text", () => {
    fc.assert(
      fc.property(unicodeText, unicodeText, (a, b) => {
        const encoding = tokenizer.encode(a, { pair: b });
        for (const segment of [0, 1] as const) {
          const text = [a, b][segment];
          let last = 0;
          for (const { span, segment: of, word } of encoding.tokens) {
            if (span === null || of !== segment) continue;
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.start).toBeLessThan(span.end);
            expect(span.end).toBeLessThanOrEqual(text.length);
            expect(span.end).toBeGreaterThanOrEqual(last);
            const whole = encoding.words[word!].span;
            expect(whole.start <= span.start && span.end <= whole.end).toBe(true);
            last = span.start;
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the matcher's log", () => {
  it("tries the longest candidate first and goes on behind each find", () => {
    const [word] = tokenizer.encode("playings").words;
    expect(word.pieces).toEqual(["playing", "##s"]);
    expect(word.attempts).toEqual([
      { start: 0, end: 8, candidate: "playings", found: false },
      { start: 0, end: 7, candidate: "playing", found: true },
      { start: 7, end: 8, candidate: "##s", found: true },
    ]);
  });

  it("ends in a failure for a word that becomes [UNK]", () => {
    const [word] = tokenizer.encode("a\u{1F600}").words;
    expect(word).toMatchObject({ pieces: ["[UNK]"], unknown: "no-match" });
    expect(word.attempts.at(-1)).toMatchObject({ candidate: "##\u{1F600}", found: false });
  });

  it("is empty for a word of more than 100 characters, which becomes [UNK] at once", () => {
    const [fits, tooLong] = tokenizer.encode(`${"a".repeat(100)} ${"a".repeat(101)}`).words;
    expect(fits.unknown).toBeNull();
    expect(tooLong).toMatchObject({ pieces: ["[UNK]"], attempts: [], unknown: "too-long" });
  });
});

describe("normalization", () => {
  it("reports every stage", () => {
    const [stages] = tokenizer.encode("Crème\tBRÛLÉE\u200b 中").normalization;
    expect(stages).toEqual({
      original: "Crème\tBRÛLÉE\u200b 中",
      cleaned: "Crème BRÛLÉE  中 ",
      lowercased: "crème brûlée  中 ",
      stripped: "creme brulee  中 ",
    });
  });
});

describe("truncation", () => {
  // The table of huggingface/tokenizers, `truncate_encodings_longest_first`, room for 7.
  it.each([
    [0, 0, 0, 0],
    [0, 2, 0, 2],
    [0, 8, 0, 7],
    [2, 4, 2, 4],
    [2, 8, 2, 5],
    [4, 4, 3, 4],
    [4, 8, 3, 4],
    [8, 0, 7, 0],
    [8, 2, 5, 2],
    [8, 4, 4, 3],
    [8, 8, 3, 4],
  ])("of %i and %i tokens to 7 leaves %i and %i", (a, b, keptA, keptB) => {
    expect(longestFirst(a, b, 7)).toEqual([keptA, keptB]);
  });

  it("keeps [CLS] and [SEP], counts what it cut, and lists the words that are left", () => {
    const encoding = tokenizer.encode("one two three four five", { pair: "six", maxTokens: 6 });
    expect(texts(encoding)).toEqual(["[CLS]", "one", "two", "[SEP]", "six", "[SEP]"]);
    expect(encoding.truncated).toBe(3);
    expect(encoding.words.map(({ text }) => text)).toEqual(["one", "two", "six"]);
    expect(encoding.tokens.map(({ word }) => word)).toEqual([null, 0, 1, null, 2, null]);
    expect([...encoding.segmentIds]).toEqual([0, 0, 0, 0, 1, 1]);
  });

  it("says so when there is no room even for [CLS] and [SEP]", () => {
    expect(() => tokenizer.encode("hello", { maxTokens: 1 })).toThrow(RequestError);
  });
});

it("a vocabulary without [MASK] is refused in plain words", () => {
  const read = () => Tokenizer.fromVocab("[PAD]\n[UNK]\n[CLS]\n[SEP]\nhello");
  expect(read).toThrow(ModelFileError);
  expect(read).toThrow("The vocabulary has no [MASK] entry; is it a BERT vocab.txt?");
});

it("of a text far beyond the limit only the beginning is read, and that as if it were all", () => {
  const mixed = "Playing ΟΔΟΣ ß, [MASK] naïve e\u0301a 日本語 un\u000bbelievable! ";
  for (const text of ["playing ".repeat(250_000), mixed.repeat(20_000), "日本".repeat(100_000)]) {
    const encoding = tokenizer.encode(text, { maxTokens: 128 });
    expect(encoding.ids).toHaveLength(128);
    expect(encoding.unread).toBeGreaterThan(text.length / 2);
    expect(encoding.words.length).toBeLessThanOrEqual(126);
    expect(encoding.normalization[0].original).toBe(text);
    // 30,000 characters are seven stretches, read to their end; in one they are the same.
    const part = text.slice(0, 30_000);
    const { tokens, normalization, unread } = tokenizer.encode(part);
    expect(unread).toBe(0);
    const whole = plain(normalize(part, 0, part.length, tokenizer.rules).stripped);
    expect(normalization[0].stripped.replaceAll("[MASK]", "[mask]")).toBe(whole);
    expect(encoding.tokens.slice(0, 127)).toEqual(tokens.slice(0, 127));
  }
  const all = tokenizer.encode("playing ".repeat(3000), { maxTokens: 128 });
  expect(all).toMatchObject({ truncated: 3000 - 126, unread: 0 });
  expect(tokenizer.encode("a".repeat(200_000), { maxTokens: 128 }).tokens).toHaveLength(3);
});
