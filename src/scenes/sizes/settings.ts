import { chosen, whole } from "../../store/setting";

/** A whole number that the model at work says until the visitor does. */
const size = (highest: number) => chosen(whole(1, 1, highest));

/** The sizes of the calculator, and how long a text its tokens stand in. */
export const sizesSettings = {
  layers: size(96),
  hidden: size(8192),
  heads: size(128),
  vocabulary: size(1_000_000),
  positions: size(32_768),
  tokens: whole(128, 1, 32_768),
} as const;
