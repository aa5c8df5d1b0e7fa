import type { MatchAttempt } from "./encoding";
import type { Vocabulary } from "./vocabulary";

/** One vocabulary entry cut from a word; `start` and `end` count code points of the word. */
interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface WordPieces {
  readonly pieces: readonly Piece[];
  readonly attempts: readonly MatchAttempt[];
  readonly unknown: "no-match" | "too-long" | null;
}

/**
 * Greedy longest-match-first: from the start of the word take the longest entry that fits, go on behind it with
 * `##` in front. If at some place nothing fits, the whole word is [UNK].
 * Source: `WordpieceTokenizer.tokenize` in google-research/bert.
 */
export function matchWordPieces(
  characters: readonly string[],
  vocabulary: Vocabulary,
  maxWordChars: number,
): WordPieces {
  const whole: Piece = { text: "[UNK]", start: 0, end: characters.length };
  if (characters.length > maxWordChars) return { pieces: [whole], attempts: [], unknown: "too-long" };
  const pieces: Piece[] = [];
  const attempts: MatchAttempt[] = [];
  let start = 0;
  while (start < characters.length) {
    let end = characters.length;
    let found = false;
    while (start < end && !found) {
      const candidate = (start > 0 ? "##" : "") + characters.slice(start, end).join("");
      found = vocabulary.id(candidate) !== undefined;
      attempts.push({ start, end, candidate, found });
      if (found) pieces.push({ text: candidate, start, end });
      else end--;
    }
    if (!found) return { pieces: [whole], attempts, unknown: "no-match" };
    start = end;
  }
  return { pieces, attempts, unknown: null };
}
