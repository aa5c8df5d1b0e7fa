import { NANO, type PretrainingSettings } from "../../trainer/protocol";
import type { Settings } from "../settings";
import type { Comparison } from "./settings";

/** The run that the scene's settings describe. */
export function runSettings({ pretraining: chosen }: Settings): PretrainingSettings {
  return {
    ...NANO,
    rate: Number(chosen.rate),
    maskRate: Number(chosen.mask),
    masking: chosen.masking,
    direction: chosen.direction,
    nextSentence: chosen.nextSentence,
    batch: Number(chosen.batch),
    dropout: Number(chosen.dropout),
    seed: chosen.seed,
    steps: Number(chosen.steps),
  };
}

/** The same with one thing changed; null if nothing is compared. */
export function otherSettings(main: PretrainingSettings, compare: Comparison): PretrainingSettings | null {
  switch (compare) {
    case "none":
      return null;
    case "left":
      return { ...main, direction: main.direction === "left" ? "both" : "left" };
    case "mask":
      return { ...main, maskRate: main.maskRate === 0.6 ? 0.15 : 0.6 };
    case "always":
      return { ...main, masking: main.masking === "always" ? "mixed" : "always" };
    case "high":
      return { ...main, rate: 10 * main.rate };
    case "low":
      return { ...main, rate: main.rate / 40 };
  }
}

const CHANGES = ["direction", "maskRate", "masking", "rate", "dropout", "batch", "nextSentence"] as const;

/** In what two runs differ first; null if in nothing of these. */
export function changeOf(
  one: PretrainingSettings,
  other: PretrainingSettings,
): (typeof CHANGES)[number] | null {
  return CHANGES.find((name) => one[name] !== other[name]) ?? null;
}
