import { attentionRow, type Tensor } from "../tensor";
import type { Encoding } from "../tokenizer/encoding";
import { entropy } from "./entropy";

/** What an attention head is known to do (Clark et al. 2019, "What Does BERT Look At?", sections 3 and 4). */
export const HEAD_PATTERNS = ["previous", "next", "same", "cls", "sep", "sameWord", "broad"] as const;
export type HeadPattern = (typeof HEAD_PATTERNS)[number];

/** How strongly a head shows each pattern, 0…1. */
type HeadPatternScores = Readonly<Record<HeadPattern, number>>;

type Tokens = Pick<Encoding, "tokens">;

/** The patterns that point at certain tokens. */
type PointingPattern = Exclude<HeadPattern, "broad">;

/**
 * The edges that show a pattern: for each token that could show it, the tokens it would look at. `previous`, `next`
 * and `same` point at one token, `sep` at all [SEP]s, `sameWord` at the other pieces of the word.
 */
export function patternEdges(
  pattern: PointingPattern,
  { tokens }: Tokens,
): readonly { readonly from: number; readonly to: readonly number[] }[] {
  const all = tokens.map((_, i) => i);
  const seps = all.filter((i) => tokens[i].text === "[SEP]" && tokens[i].span === null);
  const siblings = (from: number): number[] =>
    tokens[from].word === null ? [] : all.filter((i) => i !== from && tokens[i].word === tokens[from].word);
  const targets: Record<PointingPattern, (from: number) => readonly number[]> = {
    previous: (from) => (from > 0 ? [from - 1] : []),
    next: (from) => (from < tokens.length - 1 ? [from + 1] : []),
    same: (from) => [from],
    cls: (from) => (from === 0 ? [] : [0]),
    sep: (from) => (seps.includes(from) ? [] : seps),
    sameWord: siblings,
  };
  return all.map((from) => ({ from, to: targets[pattern](from) })).filter(({ to }) => to.length > 0);
}

/**
 * How strongly one head of `[heads, tokens, tokens]` shows a pattern. Of those that point, the probability given to what
 * they point at, averaged over the tokens that could show them: the previous, the next and the same token, [CLS], all
 * [SEP], the other pieces of the same word. Of `broad`, the rows' mean entropy divided by the largest possible,
 * ln(tokens).
 */
export function headPatternScore(
  pattern: HeadPattern,
  probs: Tensor,
  head: number,
  encoding: Tokens,
): number {
  const count = encoding.tokens.length;
  if (pattern === "broad") {
    const sum = encoding.tokens.reduce((sum, _, i) => sum + entropy(attentionRow(probs, head, i)), 0);
    return count > 1 ? sum / count / Math.log(count) : 0;
  }
  const edges = patternEdges(pattern, encoding);
  const sum = edges.reduce((sum, { from, to }) => {
    const row = attentionRow(probs, head, from);
    return sum + to.reduce((given, i) => given + row[i], 0);
  }, 0);
  return edges.length > 0 ? sum / edges.length : 0;
}

/** The score of every pattern of one head. */
export function headPatternScores(probs: Tensor, head: number, encoding: Tokens): HeadPatternScores {
  const scores = HEAD_PATTERNS.map((pattern) => [pattern, headPatternScore(pattern, probs, head, encoding)]);
  return Object.fromEntries(scores) as HeadPatternScores;
}

/**
 * The pattern that names a head: the strongest of the pointing ones if it takes at least `threshold` of the
 * probability, else `broad` if the head spreads it almost evenly, else null.
 */
export function headLabel(scores: HeadPatternScores, threshold = 0.4): HeadPattern | null {
  const pointing = (["previous", "next", "same", "cls", "sep", "sameWord"] as const).toSorted(
    (a, b) => scores[b] - scores[a],
  );
  if (scores[pointing[0]] >= threshold) return pointing[0];
  return scores.broad >= 0.9 ? "broad" : null;
}
