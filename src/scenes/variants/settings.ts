import { choice, flag, whole, words } from "../../store/setting";

/** What a visitor can set in the scene. */
export const variantsSettings = {
  /** Whose sizes the ALBERT calculator starts from. */
  size: choice(["ours", "base", "large"], "base"),
  /** Width of ALBERT's embedding tables. */
  width: whole(128, 1, 4096),
  share: flag(true),
  /** Layers cut by hand, one bit each. */
  cut: whole(0, 0, 0xffffff),
  /** Tokens the visitor takes for replaced: the game's name and their positions (see `marks.ts`). */
  marks: words("", 600),
} as const;
