/** What is trained, on what, and how: with the same text and kernels it is the same run, number by number. */
export interface PretrainingSettings {
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  /** Word pieces to learn from the text, the five special tokens included. */
  readonly vocabulary: number;
  /** Share of tokens that are chosen to be guessed (both directions only). */
  readonly maskRate: number;
  /** What becomes of them: 80 % [MASK], 10 % a random word, 10 % as they are; or [MASK] always. */
  readonly masking: "mixed" | "always";
  /** Whether sentences come in pairs, half of them not in order, and [CLS] has to tell. */
  readonly nextSentence: boolean;
  /** "left": every token guesses the one behind it and sees only those before. */
  readonly direction: "both" | "left";
  /** The highest learning rate: reached after the warm-up, from which it falls to 0. */
  readonly rate: number;
  /** Sequences a step. */
  readonly batch: number;
  readonly dropout: number;
  /** The spread of the first random weights. BERT's 0.02 suits 768 wide states; narrow ones take more. */
  readonly spread: number;
  readonly seed: number;
  readonly steps: number;
}

export const NANO: PretrainingSettings = {
  layers: 2,
  hidden: 64,
  heads: 4,
  vocabulary: 800,
  maskRate: 0.15,
  masking: "mixed",
  nextSentence: false,
  direction: "both",
  rate: 4e-3,
  batch: 32,
  dropout: 0,
  spread: 0.1,
  seed: 3,
  steps: 3000,
};

/** Tokens of a sentence, and positions of the model: two sentences with [CLS] and two [SEP]. */
export const LONGEST_SENTENCE = 20;
export const POSITIONS = 2 * LONGEST_SENTENCE + 3;

/** Steps over which the rate rises from 0. */
export function warmupOf(steps: number): number {
  return Math.max(1, Math.round(0.06 * steps));
}
