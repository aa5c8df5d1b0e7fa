/**
 * The character classes of BERT's basic tokenizer, one code point at a time (a string of one code point each).
 * Source: `tokenization.py` of google-research/bert, and `normalizers/bert.rs` of huggingface/tokenizers where
 * the two differ (private use characters and lone surrogates are dropped).
 */

const CONTROL = /^[\p{Cc}\p{Cf}\p{Co}\p{Cs}]$/u;
const WHITESPACE = /^\s$/u;
const NONSPACING_MARK = /^\p{Mn}$/u;
/** Unicode punctuation, and every ASCII character that is neither letter, digit nor space: `$`, `+`, `^`… */
const PUNCTUATION = /^[\p{P}\u0021-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u007E]$/u;

/** A printable ASCII character: the most frequent case, which needs no look-up in the Unicode tables. */
function isPrintableAscii(character: string): boolean {
  const code = character.charCodeAt(0);
  return code > 0x20 && code < 0x7f;
}

/** Characters that the cleaning step drops: controls (but tab and line ends), U+0000 and U+FFFD. */
export function isDropped(character: string): boolean {
  if (isPrintableAscii(character)) return false;
  if (character === "\t" || character === "\n" || character === "\r") return false;
  return character === "\uFFFD" || CONTROL.test(character);
}

/** As BERT’s `_is_whitespace`: what separates words. */
export function isWhitespace(character: string): boolean {
  if (isPrintableAscii(character)) return false;
  return character === " " || WHITESPACE.test(character);
}

/** An accent that stands on the character before it (Unicode category Mn). */
export function isNonspacingMark(character: string): boolean {
  return character.charCodeAt(0) >= 0x300 && NONSPACING_MARK.test(character);
}

/** As BERT’s `_is_punctuation`: each is a word of its own. */
export function isPunctuation(character: string): boolean {
  return PUNCTUATION.test(character);
}

/** The CJK Unified and Compatibility Ideographs blocks known to BERT; kana and hangul are not among them. */
const IDEOGRAPH_BLOCKS: readonly (readonly [number, number])[] = [
  [0x4e00, 0x9fff],
  [0x3400, 0x4dbf],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2b73f],
  [0x2b740, 0x2b81f],
  [0x2b820, 0x2ceaf],
  [0xf900, 0xfaff],
  [0x2f800, 0x2fa1f],
];

/** Characters that become words of their own: "CJK characters" in the reference code. */
export function isIdeograph(character: string): boolean {
  const code = character.codePointAt(0)!;
  return code >= 0x3400 && IDEOGRAPH_BLOCKS.some(([first, last]) => code >= first && code <= last);
}
