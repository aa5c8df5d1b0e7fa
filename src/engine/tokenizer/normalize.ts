import { type AlignedText, absorb, align, decompose, expand, lowercase } from "./aligned";
import { isDropped, isIdeograph, isNonspacingMark, isWhitespace } from "./characters";

/** The stages of BERT's normalizer for one stretch of text, each aligned with the text as typed. */
export interface NormalizedText {
  readonly cleaned: AlignedText;
  readonly lowercased: AlignedText;
  readonly stripped: AlignedText;
}

/**
 * Cleans, spaces CJK characters, lower-cases and strips accents, in this order (`BasicTokenizer.tokenize` in
 * google-research/bert). With `keepCase`, as for cased models, it only cleans and spaces.
 */
export function normalize(text: string, start: number, end: number, keepCase: boolean): NormalizedText {
  const cleaned = expand(align(text, start, end), clean);
  if (keepCase) return { cleaned, lowercased: cleaned, stripped: cleaned };
  const lowercased = lowercase(cleaned);
  return { cleaned, lowercased, stripped: absorb(decompose(lowercased), isNonspacingMark) };
}

function clean(character: string): string {
  if (isDropped(character)) return "";
  if (isWhitespace(character)) return " ";
  return isIdeograph(character) ? ` ${character} ` : character;
}
