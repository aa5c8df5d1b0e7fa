import { attentionRow, type Tensor } from "../tensor";
import type { Encoding } from "../tokenizer/encoding";
import { entropy } from "./entropy";

/** What an attention head is known to do (Clark et al. 2019, "What Does BERT Look At?", sections 3 and 4). */
export type HeadPattern = "previous" | "next" | "same" | "cls" | "sep" | "sameWord" | "broad";

/** How strongly a head shows each pattern, 0…1. */
export type HeadPatternScores = Readonly<Record<HeadPattern, number>>;

/**
 * For one head of `[heads, tokens, tokens]`, averaged over the tokens that could show the pattern: the probability
 * given to the previous, the next and the same token, to [CLS], to all [SEP], to the other pieces of the same
 * word; and `broad`, the row's entropy divided by the largest possible, ln(tokens).
 */
export function headPatternScores(probs: Tensor, head: number, encoding: Encoding): HeadPatternScores {
  const { tokens } = encoding;
  const count = tokens.length;
  const all = tokens.map((_, i) => i);
  const average = (pairs: (from: number) => readonly number[] | null): number => {
    const sums = all.flatMap((from) => {
      const row = attentionRow(probs, head, from);
      const to = pairs(from);
      return to ? [to.reduce((sum, i) => sum + row[i], 0)] : [];
    });
    return sums.length > 0 ? sums.reduce((a, b) => a + b) / sums.length : 0;
  };
  const seps = all.filter((i) => tokens[i].text === "[SEP]" && tokens[i].span === null);
  const siblings = (from: number): number[] | null => {
    const { word } = tokens[from];
    const others = word === null ? [] : all.filter((i) => i !== from && tokens[i].word === word);
    return others.length > 0 ? others : null;
  };
  const entropies = all.map((from) => entropy(attentionRow(probs, head, from)));
  return {
    previous: average((from) => (from > 0 ? [from - 1] : null)),
    next: average((from) => (from < count - 1 ? [from + 1] : null)),
    same: average((from) => [from]),
    cls: average((from) => (from === 0 ? null : [0])),
    sep: average((from) => (seps.includes(from) ? null : seps)),
    sameWord: average(siblings),
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
