import { choice, whole, words } from "../../store/setting";

/** Questions on the visitor's own sentence, or on the ideas. */
const PARTS = ["live", "ideas"] as const;
export type Part = (typeof PARTS)[number];

/** Seeds go from 1 to this. */
export const MOST_SEED = 9999;

/** What a visitor can set in the lab; a link holds all of it. */
export const labSettings = {
  part: choice(PARTS, "live"),
  /** Draws the questions, and the order of answers. */
  seed: whole(1, 1, MOST_SEED),
  /** From 1. */
  question: whole(1, 1, 99),
  /** The prediction, and what it was made on: `2.1k3f9`. Empty before. See `prediction.ts`. */
  answer: words("", 24),
};
