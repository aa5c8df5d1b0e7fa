import type { ExhibitTexts } from "./protocol";

/** Blanks that are asked all along, and the words that belong there. */
export const PROBES = [
  { text: "The [MASK] flows into the sea.", right: "river" },
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
