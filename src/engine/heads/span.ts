import type { Tensor } from "../tensor";
import type { Token } from "../tokenizer/encoding";

/** A stretch of tokens that may answer the question. */
export interface Answer {
  /** Positions of its first and last token. */
  readonly start: number;
  readonly end: number;
  /** start logit of the first + end logit of the last token (Devlin et al. 2018, section 4.2). */
  readonly score: number;
}

/** Longest answer in tokens, as in training/scoring.py. */
const LONGEST_ANSWER = 20;

/** Positions at which an answer can begin or end: the tokens of the second text. */
export function answerable(tokens: readonly Token[]): readonly number[] {
  return tokens.flatMap((token, at) => (token.segment === 1 && token.word !== null ? [at] : []));
}

/**
 * The `count` best answers: all stretches of at most `LONGEST_ANSWER` tokens within `allowed`, by score.
 * @param logits `[tokens, 2]`: start and end.
 */
export function bestAnswers(logits: Tensor, allowed: readonly number[], count: number): readonly Answer[] {
  const best: Answer[] = [];
  for (const start of allowed) {
    for (const end of allowed) {
      if (end < start || end >= start + LONGEST_ANSWER) continue;
      const score = logits.data[2 * start] + logits.data[2 * end + 1];
      if (best.length === count && score <= best[count - 1].score) continue;
      best.push({ start, end, score });
      best.sort((a, b) => b.score - a.score);
      best.length = Math.min(best.length, count);
    }
  }
  return best;
}
