import { seededRandom } from "../../random";
import type { Tokenizer } from "../../tokenizer/tokenizer";

/** A corpus as numbers: sentences of token ids without special tokens, and which follow which. */
export interface Corpus {
  /** To learn from, and to be measured on only: `[sentences][tokens]`. */
  readonly training: readonly (readonly number[])[];
  readonly heldOut: readonly (readonly number[])[];
  /** The sentence behind each training sentence in its document; −1 for the last. */
  readonly next: Int32Array;
}

/** One sentence a line, a blank line between documents: `[documents][sentences]`. */
function splitDocuments(text: string): string[][] {
  return text
    .split(/\r?\n\s*\r?\n/)
    .map((document) =>
      document
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .filter((document) => document.length > 0);
}

/** The share of documents that is held out. */
const HELD_OUT = 0.06;
/** The most sentences that are measured on. */
const MOST_HELD_OUT = 240;

/**
 * Tokenizes a text and holds some documents out. A held-out sentence that also stands among the others is dropped: what
 * is measured was never read.
 * @param longest tokens of a sentence that are kept.
 */
export function readCorpus(text: string, tokenizer: Tokenizer, seed: number, longest: number): Corpus {
  const random = seededRandom(seed);
  const training: number[][] = [];
  const next: number[] = [];
  const held: { line: string; ids: number[] }[] = [];
  const known = new Set<string>();
  for (const document of splitDocuments(text)) {
    const isHeld = random() < HELD_OUT;
    document.forEach((line, i) => {
      const ids = [...tokenizer.encode(line).ids.slice(1, -1)].slice(0, longest);
      if (ids.length < 2) return;
      if (isHeld) held.push({ line, ids });
      else {
        known.add(line);
        training.push(ids);
        next.push(i + 1 < document.length ? training.length : -1);
      }
    });
  }
  // A document's last sentence may have been too short to keep: then nothing follows.
  const follows = Int32Array.from(next, (at) => (at < training.length ? at : -1));
  const fresh = [
    ...new Map(held.filter(({ line }) => !known.has(line)).map((entry) => [entry.line, entry.ids])).values(),
  ];
  const all = [...new Map(held.map((entry) => [entry.line, entry.ids])).values()];
  // A text that repeats itself has nothing unread: then its held-out sentences are at least not trained on as such.
  const heldOut = (fresh.length >= 20 ? fresh : all).slice(0, MOST_HELD_OUT);
  return { training, heldOut, next: follows };
}
