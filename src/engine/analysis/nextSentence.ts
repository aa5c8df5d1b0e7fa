import type { Tensor } from "../tensor";

/**
 * Probability that B follows A: softmax of the NSP head's two logits, `[2]` = [is next, is not next], at the first
 * (Devlin et al. 2018, section 3.1; HF `BertForNextSentencePrediction`, label 0).
 */
export function nextSentenceProbability({ data: [isNext, isNot] }: Tensor): number {
  return 1 / (1 + Math.exp(isNot - isNext));
}
