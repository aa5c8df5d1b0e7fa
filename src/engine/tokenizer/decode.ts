import type { Vocabulary } from "./vocabulary";

/** English contractions and punctuation move back to the word before: "do n't ." → "don't." */
const CLEANUPS: readonly (readonly [RegExp, string])[] = [
  [/ \./g, "."],
  [/ \?/g, "?"],
  [/ !/g, "!"],
  [/ ,/g, ","],
  [/ ' /g, "'"],
  [/ n't/g, "n't"],
  [/ 'm/g, "'m"],
  [/ 's/g, "'s"],
  [/ 've/g, "'ve"],
  [/ 're/g, "'re"],
];

/** Joins tokens to text as HF's WordPiece decoder does: `##` pieces glued on, spaces before punctuation removed. */
export function decodeTokens(ids: Iterable<number>, vocabulary: Vocabulary, skipSpecial: boolean): string {
  let text = "";
  let first = true;
  for (const id of ids) {
    if (skipSpecial && vocabulary.isSpecial(id)) continue;
    const token = vocabulary.text(id);
    if (first) text = token;
    else text += token.startsWith("##") ? token.slice(2) : ` ${token}`;
    first = false;
  }
  return CLEANUPS.reduce((cleaned, [pattern, replacement]) => cleaned.replace(pattern, replacement), text);
}
