import { whole } from "../../store/setting";

/** The sizes of the calculator, and how long a text its tokens stand in. They start as this page's model has them. */
export const sizesSettings = {
  layers: whole(4, 1, 96),
  hidden: whole(256, 1, 8192),
  heads: whole(4, 1, 128),
  vocabulary: whole(30522, 1, 1_000_000),
  positions: whole(512, 1, 32_768),
  tokens: whole(128, 1, 32_768),
} as const;
