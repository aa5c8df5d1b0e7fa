import { attentionRow, type Tensor } from "../tensor";
import type { Encoding } from "../tokenizer/encoding";
import { entropy } from "./entropy";

/** What an attention head is known to do (Clark et al. 2019, "What Does BERT Look At?", sections 3 and 4). */
export type HeadPattern = "previous" | "next" | "same" | "cls" | "sep" | "sameWord" | "broad";

/** How strongly a head shows each pattern, 0…1. */
export type HeadPatternScores = Readonly<Record<HeadPattern, number>>;

/** The patterns that point at certain tokens. */
export type PointingPattern = Exclude<HeadPattern, "broad">;

/**
 * The edges that show a pattern: for each token that could show it, the tokens it would look at. `previous`, `next`
 * and `same` point at one token, `sep` at all [SEP]s, `sameWord` at the other pieces of the word.
 */
export function patternEdges(
  pattern: PointingPattern,
  { tokens }: Encoding,
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
 * For one head of `[heads, tokens, tokens]`, averaged over the tokens that could show the pattern: the probability
 * given to the previous, the next and the same token, to [CLS], to all [SEP], to the other pieces of the same
 * word; and `broad`, the row's entropy divided by the largest possible, ln(tokens).
 */
export function headPatternScores(probs: Tensor, head: number, encoding: Encoding): HeadPatternScores {
  const count = encoding.tokens.length;
  const average = (pattern: PointingPattern): number => {
    const sums = patternEdges(pattern, encoding).map(({ from, to }) => {
      const row = attentionRow(probs, head, from);
      return to.reduce((sum, i) => sum + row[i], 0);
    });
    return sums.length > 0 ? sums.reduce((a, b) => a + b) / sums.length : 0;
  };
  const entropies = encoding.tokens.map((_, i) => entropy(attentionRow(probs, head, i)));
  return {
    previous: average("previous"),
    next: average("next"),
    same: average("same"),
    cls: average("cls"),
    sep: average("sep"),
    sameWord: average("sameWord"),
    broad: count > 1 ? entropies.reduce((a, b) => a + b) / count / Math.log(count) : 0,
  };
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
