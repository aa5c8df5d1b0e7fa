import { type Encoding, meanPool, type Tensor } from "../../engine";

/** Where a word stands in a text: its first occurrence. */
export interface Occurrence {
  /** Positions of its tokens; more than one if it is split into pieces. */
  readonly positions: readonly number[];
  /** The text as typed (of the segment it stands in), and the part of it that is the word. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** How often the word occurs. */
  readonly count: number;
}

/** The words a search term is cut into, normalized as the model's text is: `["ice", "cream"]`. */
export function wantedWords(encoding: Encoding): readonly string[] {
  return encoding.words.map(({ text }) => text);
}

/** The first place where these words stand side by side in one segment; null if there is none. */
export function findWord(encoding: Encoding, wanted: readonly string[]): Occurrence | null {
  const { words, tokens, normalization } = encoding;
  if (wanted.length === 0) return null;
  const starts = words.flatMap((word, at) =>
    wanted.every((text, i) => words[at + i]?.text === text && words[at + i].segment === word.segment)
      ? [at]
      : [],
  );
  for (const at of starts) {
    const last = at + wanted.length - 1;
    const positions = tokens.flatMap(({ word }, position) =>
      word !== null && word >= at && word <= last ? [position] : [],
    );
    const whole = words.slice(at, last + 1).reduce((sum, { pieces }) => sum + pieces.length, 0);
    // Cut off at the token limit: a part of the word would be another word.
    if (positions.length < whole) continue;
    return {
      positions,
      text: normalization[words[at].segment].original,
      start: words[at].span.start,
      end: words[last].span.end,
      count: starts.length,
    };
  }
  return null;
}

/** The word's vector in a state `[tokens, hidden]`: the mean over its pieces, `[hidden]`. */
export function wordVector(state: Tensor, { positions }: Occurrence): Float32Array {
  return meanPool(state, (token) => positions.includes(token));
}
