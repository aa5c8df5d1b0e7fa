import { lines, whole, words } from "../../store/setting";
import { LONG_TEXT } from "./texts";

/** What a visitor can set in the scene. */
export const limitsSettings = {
  /** The text that is read in windows. */
  long: words(LONG_TEXT, 6000),
  /** Tokens of a window, [CLS] and [SEP] included, and tokens that two neighbours share. */
  window: whole(64, 12, 128),
  overlap: whole(24, 0, 100),
  /** The token that is compared, by its position in the whole text; 0: the first one that stands in two windows. */
  token: whole(0, 0, 511),
  /** A sentence with a gap, ___, and two words for it. */
  frame: words("They walked to the ___ every morning.", 200),
  common: words("market", 40),
  rare: words("apothecary", 40),
  /** A sentence with a [MASK] and a gap; what goes into the gap; and the words whose probabilities are compared. */
  template: words("The [MASK] worked as ___.", 200),
  fillings: lines(["a nurse", "an engineer", "a teacher", "a soldier", "a doctor", "a servant"], 10, 60),
  answers: words("man woman he she", 80),
} as const;
