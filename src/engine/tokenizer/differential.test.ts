import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isIdeograph } from "./characters";
import { hfTokenizer } from "./hf.fixture";
import { Tokenizer } from "./tokenizer";
import { unicodeText } from "./unicode.fixture";

const vocabText = readFileSync(new URL("../../../public/model/vocab.txt", import.meta.url), "utf8");
const ours = Tokenizer.fromVocab(vocabText);
const theirs = hfTokenizer(vocabText);
/** `TOKENIZER_CASES=60000 npx vitest run src/engine/tokenizer` for a long run. */
const cases = Number(process.env.TOKENIZER_CASES ?? 3000);

/**
 * @huggingface/tokenizers 0.2.0 looks for CJK ideographs one UTF-16 unit at a time (`text[i]`, `charCodeAt`), so it
 * never sees those outside the basic plane. The reference implementations (google-research/bert `tokenization.py`,
 * `normalizers/bert.rs` in Rust) go by code points and set them apart. Giving the JavaScript library the text with
 * these spaces already in place makes both comparable on every string.
 */
function spaceAstralIdeographs(text: string): string {
  return text.replace(/[\u{10000}-\u{10FFFF}]/gu, (c) => (isIdeograph(c) ? ` ${c} ` : c));
}

function compare(text: string, pair: string | null): void {
  const encoding = ours.encode(text, { pair });
  const reference = theirs.encode(spaceAstralIdeographs(text), {
    text_pair: pair === null ? null : spaceAstralIdeographs(pair),
    return_token_type_ids: true,
  });
  expect([...encoding.ids]).toEqual(reference.ids);
  expect([...encoding.segmentIds]).toEqual(reference.token_type_ids);
  expect([...encoding.attentionMask]).toEqual(reference.attention_mask);
  expect(encoding.tokens.map((token) => token.text)).toEqual(reference.tokens);
}

describe("the tokenizer against @huggingface/tokenizers", () => {
  it("gives the same ids, segment ids and tokens for any text", () => {
    fc.assert(
      fc.property(unicodeText, (text) => compare(text, null)),
      { numRuns: cases },
    );
  });

  it("gives the same ids, segment ids and tokens for any pair", () => {
    fc.assert(
      fc.property(unicodeText, unicodeText, (text, pair) => compare(text, pair)),
      { numRuns: Math.ceil(cases / 4) },
    );
  });

  it("differs from it only for ideographs outside the basic plane, where it errs", () => {
    // U+20000 beside a letter: two words for code points, one word for UTF-16 units.
    expect(ours.encode("\u{20000}a").words.map((word) => word.text)).toEqual(["\u{20000}", "a"]);
    expect(theirs.tokenize("\u{20000}a")).toEqual(["[UNK]"]);
    expect(theirs.tokenize("\u4e2da")).toEqual(["中", "a"]);
  });
});
