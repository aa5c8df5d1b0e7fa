import { area } from "./area";

/** The two senses of each ready word. */
export const words = area("wordSets", {
  bank: { first: "money", second: "river" },
  bat: { first: "animal", second: "sport" },
  spring: { first: "season", second: "metal" },
  light: { first: "bright", second: "not heavy" },
});

/** Short names of a ready word's senses, in the order of their numbers. */
export function sensesOf({ word }: { readonly word: keyof typeof words }): readonly [string, string] {
  const { first, second } = words[word];
  return [first, second];
}
