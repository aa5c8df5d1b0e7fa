import { flag, lines } from "../../store/setting";

/** Sentences that are compared at most. */
export const MAX_SENTENCES = 6;

const COMPARED = [
  "The cat sleeps on the sofa.",
  "A kitten is resting on the couch.",
  "The parliament passed a new law.",
  "The cat does not sleep on the sofa.",
];

/** What a visitor can set in the scene. */
export const clsSettings = {
  /** The chosen head alone instead of the mean of all heads. */
  oneHead: { ...flag(false), key: "onehead" },
  sentences: { ...lines(COMPARED, MAX_SENTENCES, 600), key: "sentences", called: "sentences" },
} as const;
