import { type AlignedText, absorb, align, decompose, expand, lowercase } from "./aligned";
import { isDropped, isIdeograph, isNonspacingMark, isWhitespace } from "./characters";

/** The stages of BERT's normalizer for one stretch of text, each aligned with the text as typed. */
interface NormalizedText {
  readonly cleaned: AlignedText;
  readonly lowercased: AlignedText;
  readonly stripped: AlignedText;
}

/** Which of the normalizer's steps a model was trained with; the names are those of HF's `BertNormalizer`. */
export interface NormalizerRules {
  /** Drop control characters and make all white space plain. */
  readonly cleanText: boolean;
  /** Set Chinese characters apart. */
  readonly spaceIdeographs: boolean;
  readonly lowercase: boolean;
  readonly stripAccents: boolean;
}

/**
 * Cleans, spaces CJK characters, lower-cases and strips accents, in this order (`BasicTokenizer.tokenize` in
 * google-research/bert), as far as the rules say.
 */
export function normalize(text: string, start: number, end: number, rules: NormalizerRules): NormalizedText {
  const cleaned = expand(align(text, start, end), (character) => clean(character, rules));
  const lowercased = rules.lowercase ? lowercase(cleaned) : cleaned;
  const stripped = rules.stripAccents ? absorb(decompose(lowercased), isNonspacingMark) : lowercased;
  return { cleaned, lowercased, stripped };
}

function clean(character: string, { cleanText, spaceIdeographs }: NormalizerRules): string {
  if (cleanText && isDropped(character)) return "";
  if (cleanText && isWhitespace(character)) return " ";
  return spaceIdeographs && isIdeograph(character) ? ` ${character} ` : character;
}
