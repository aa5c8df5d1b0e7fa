import { splitWordsOf } from "./words";

/**
 * Learns a WordPiece vocabulary: from single characters on, the pair of pieces that stands side by side most often is
 * joined to a new piece, again and again (Schuster & Nakajima 2012; with counts, as HF's `WordPieceTrainer` joins them,
 * instead of likelihoods). Pieces inside a word begin with ##.
 * @param size entries in all, the five special tokens included; a text of few words may give fewer.
 * @returns the text of a vocab.txt.
 */
export function learnWordPieces(text: string, size: number): string {
  const counts = new Map<string, number>();
  for (const word of splitWordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts].map(([word, count]) => ({
    count,
    pieces: [...word].map((letter, i) => (i === 0 ? letter : `##${letter}`)),
  }));
  const vocabulary = new Set(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]);
  for (const letter of [...new Set(words.flatMap(({ pieces }) => pieces))].sort()) vocabulary.add(letter);
  while (vocabulary.size < size) {
    const pair = mostFrequentPair(words);
    if (!pair) break;
    const joined = join(pair[0], pair[1]);
    vocabulary.add(joined);
    for (const word of words) mergeIn(word.pieces, pair, joined);
  }
  return [...vocabulary].join("\n");
}

interface CountedWord {
  readonly count: number;
  readonly pieces: string[];
}

function join(left: string, right: string): string {
  return left + right.slice(2);
}

/** The pair that stands together most often; of equals the first in the alphabet, so that the result is the same. */
function mostFrequentPair(words: readonly CountedWord[]): [string, string] | null {
  const pairs = new Map<string, number>();
  for (const { count, pieces } of words)
    for (let i = 0; i + 1 < pieces.length; i++) {
      const key = `${pieces[i]} ${pieces[i + 1]}`;
      pairs.set(key, (pairs.get(key) ?? 0) + count);
    }
  let best: string | null = null;
  let most = 0;
  for (const [key, count] of pairs)
    if (count > most || (count === most && best !== null && key < best)) {
      best = key;
      most = count;
    }
  if (best === null) return null;
  const [left, right] = best.split(" ");
  return [left, right];
}

function mergeIn(pieces: string[], [left, right]: readonly [string, string], joined: string): void {
  for (let i = 0; i + 1 < pieces.length; i++)
    if (pieces[i] === left && pieces[i + 1] === right) pieces.splice(i, 2, joined);
}
