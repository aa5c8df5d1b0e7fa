import { type ExhibitTexts, NANO, type PretrainingSettings } from "../../trainer/protocol";
import type { Settings } from "../settings";
import type { Comparison } from "./settings";

/** Blanks that are asked all along, and the words that belong there. */
export const PROBES = [
  { text: "The river flows into the [MASK].", right: "sea" },
  { text: "She opened the [MASK] with her key.", right: "door" },
  { text: "The dog chased the cat because [MASK] was angry.", right: "it" },
] as const;

/** Words whose vectors are shown, by what they have in common. */
export const GROUPS = [
  ["he", "she", "it", "they", "we", "you"],
  ["cat", "dog", "horse", "cow", "bird", "mouse"],
  ["monday", "tuesday", "wednesday", "thursday", "friday"],
  ["winter", "spring", "summer", "autumn"],
  ["river", "sea", "lake", "water", "bank", "money"],
  ["is", "was", "are", "were", "has", "had"],
  ["anna", "mary", "tom", "peter", "paul", "jack"],
  ["two", "three", "five", "seven", "ten"],
] as const;

/** The word of two meanings: twice the same, and once this and once that. */
export const SENSE = {
  word: "bank",
  pairs: [
    ["The bank of the river was green.", "The bank of the river was muddy."],
    ["The bank of the river was green.", "The bank lent anna the money for a car."],
  ],
} as const;

export const EXHIBITS: ExhibitTexts = {
  probes: PROBES.map(({ text }) => text),
  words: GROUPS.flat(),
  senses: SENSE,
};

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
      return { ...main, rate: main.rate / 30 };
  }
}
