import { lines, words } from "../scenes/setting";

/** What a visitor can set in the story: what was predicted, `chapter option` a line; the head that is looked through, `layer.head`. */
export const storySettings = {
  picks: lines([], 6, 40),
  look: words("", 5),
};
