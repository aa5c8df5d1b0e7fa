import { flag, lines, whole, words } from "../store/setting";

/** What a visitor can set in the story: what was predicted, `chapter option` a line; the head that is looked through, `layer.head`; how many words the curtain covers; whether numbers stand at all marks. */
export const storySettings = {
  picks: lines([], 6, 40),
  look: words("", 5),
  covered: whole(0, 0, 64),
  numbers: flag(false),
};
