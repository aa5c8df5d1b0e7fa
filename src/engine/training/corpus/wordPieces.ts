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
  const pairs = new PairCounts(words);
  while (vocabulary.size < size) {
    const pair = pairs.mostFrequent();
    if (!pair) break;
    const [left, right] = pair.split(" ");
    const joined = join(left, right);
    vocabulary.add(joined);
    pairs.merge(pair, left, right, joined);
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

/** How often each pair of pieces, written with a blank between them, stands together; kept up as pieces join. */
class PairCounts {
  readonly #counts = new Map<string, number>();
  /** The words in which a pair stands, or stood. */
  readonly #holders = new Map<string, Set<CountedWord>>();

  constructor(words: readonly CountedWord[]) {
    for (const word of words) this.#count(word, 1);
  }

  /** Adds a word's pairs, or takes them away. */
  #count(word: CountedWord, sign: 1 | -1): void {
    const { pieces, count } = word;
    for (let i = 0; i + 1 < pieces.length; i++) {
      const pair = `${pieces[i]} ${pieces[i + 1]}`;
      const left = (this.#counts.get(pair) ?? 0) + sign * count;
      if (left === 0) this.#counts.delete(pair);
      else this.#counts.set(pair, left);
      if (sign < 0) continue;
      const holders = this.#holders.get(pair);
      if (holders) holders.add(word);
      else this.#holders.set(pair, new Set([word]));
    }
  }

  /** Of equals the first in the alphabet, so that the result is the same. Null if no two pieces are left. */
  mostFrequent(): string | null {
    let best: string | null = null;
    let most = 0;
    this.#counts.forEach((count, pair) => {
      if (count < most || (count === most && best !== null && pair > best)) return;
      best = pair;
      most = count;
    });
    return best;
  }

  merge(pair: string, left: string, right: string, joined: string): void {
    for (const word of this.#holders.get(pair) ?? []) {
      this.#count(word, -1);
      mergeIn(word.pieces, left, right, joined);
      this.#count(word, 1);
    }
    this.#holders.delete(pair);
  }
}

function mergeIn(pieces: string[], left: string, right: string, joined: string): void {
  for (let i = 0; i + 1 < pieces.length; i++)
    if (pieces[i] === left && pieces[i + 1] === right) pieces.splice(i, 2, joined);
}
