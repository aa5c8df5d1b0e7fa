import { choice, flag, whole } from "../../store/setting";

export const RATES = ["0.0001", "0.001", "0.004", "0.01", "0.03"] as const;
export const MASKS = ["0.05", "0.15", "0.4", "0.6", "0.9"] as const;
export const LENGTHS = ["1000", "3000", "6000"] as const;
/** What a second run beside the first does otherwise. */
export const COMPARISONS = ["none", "left", "least", "mask", "most", "always", "high", "low"] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const pretrainingSettings = {
  rate: choice(RATES, "0.004"),
  mask: choice(MASKS, "0.15"),
  masking: choice(["mixed", "always"], "mixed"),
  direction: choice(["both", "left"], "both"),
  nextSentence: flag(false),
  batch: choice(["8", "32", "64"], "32"),
  dropout: choice(["0", "0.1", "0.3"], "0"),
  seed: whole(3, 0, 9999),
  steps: choice(LENGTHS, "3000"),
  compare: choice(COMPARISONS, "none"),
};
