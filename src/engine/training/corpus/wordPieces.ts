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
  const letters = new Set<string>();
  for (const word of counts.keys()) for (const piece of lettersOf(word)) letters.add(piece);
  const names = [...letters].sort();
  const idOf = new Map(names.map((name, id) => [name, id]));
  const words = new CountedWords(counts, (word) => lettersOf(word).map((piece) => idOf.get(piece)!));
  const vocabulary = new Set(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ...names]);
  while (vocabulary.size < size) {
    const pair = words.mostFrequentPair(names);
    if (!pair) break;
    const [left, right] = pair;
    // The same piece may be joined in another way too: it is one piece all the same.
    const joined = names[left] + names[right].slice(2);
    const known = idOf.get(joined);
    const id = known ?? names.push(joined) - 1;
    idOf.set(joined, id);
    vocabulary.add(joined);
    words.merge(left, right, id);
  }
  return [...vocabulary].join("\n");
}

function lettersOf(word: string): string[] {
  return [...word].map((letter, i) => (i === 0 ? letter : `##${letter}`));
}

/** More pieces than any vocabulary has: a pair of ids as one number. */
const MOST_PIECES = 2 ** 20;

/**
 * Words as pieces, and how often each pair of pieces stands side by side. Numbers in two flat arrays, not lists of lists
 * of strings: this runs in the tab that trains, whose memory never shrinks again.
 */
class CountedWords {
  /** The pieces of all words, one behind the other; word w holds `#lengths[w]` of them from `#starts[w]` on. */
  readonly #pieces: Int32Array;
  readonly #starts: Int32Array;
  readonly #lengths: Int32Array;
  readonly #counts: Float64Array;
  readonly #pairs = new Map<number, number>();

  constructor(counts: ReadonlyMap<string, number>, piecesOf: (word: string) => readonly number[]) {
    let total = 0;
    for (const word of counts.keys()) total += word.length;
    this.#pieces = new Int32Array(total);
    this.#counts = Float64Array.from(counts.values());
    this.#starts = new Int32Array(counts.size);
    this.#lengths = new Int32Array(counts.size);
    let [word, at] = [0, 0];
    for (const text of counts.keys()) {
      const pieces = piecesOf(text);
      this.#pieces.set(pieces, at);
      this.#starts[word] = at;
      this.#lengths[word] = pieces.length;
      this.#count(word, 1);
      at += pieces.length;
      word++;
    }
  }

  /** Adds a word's pairs, or takes them away. */
  #count(word: number, sign: 1 | -1): void {
    const [start, end] = [this.#starts[word], this.#starts[word] + this.#lengths[word]];
    for (let i = start; i + 1 < end; i++) {
      const pair = this.#pieces[i] * MOST_PIECES + this.#pieces[i + 1];
      const left = (this.#pairs.get(pair) ?? 0) + sign * this.#counts[word];
      if (left === 0) this.#pairs.delete(pair);
      else this.#pairs.set(pair, left);
    }
  }

  /** Of equals the first in the alphabet, so that the result is the same. Null if no two pieces are left. */
  mostFrequentPair(names: readonly string[]): readonly [number, number] | null {
    const written = (pair: number): string =>
      `${names[Math.floor(pair / MOST_PIECES)]} ${names[pair % MOST_PIECES]}`;
    let best = -1;
    let most = 0;
    this.#pairs.forEach((count, pair) => {
      if (count < most || (count === most && best >= 0 && written(pair) > written(best))) return;
      best = pair;
      most = count;
    });
    return best < 0 ? null : [Math.floor(best / MOST_PIECES), best % MOST_PIECES];
  }

  /** Wherever `left` and `right` stand side by side, `joined` stands from now on. */
  merge(left: number, right: number, joined: number): void {
    const pieces = this.#pieces;
    for (let word = 0; word < this.#starts.length; word++) {
      const [start, end] = [this.#starts[word], this.#starts[word] + this.#lengths[word]];
      let from = start;
      while (from + 1 < end && !(pieces[from] === left && pieces[from + 1] === right)) from++;
      if (from + 1 >= end) continue;
      this.#count(word, -1);
      let to = from;
      while (from < end) {
        const isPair = from + 1 < end && pieces[from] === left && pieces[from + 1] === right;
        pieces[to++] = isPair ? joined : pieces[from];
        from += isPair ? 2 : 1;
      }
      this.#lengths[word] = to - start;
      this.#count(word, 1);
    }
  }
}
