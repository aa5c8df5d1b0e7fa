import { stepTable } from "../steps";
import { words } from "./words";

/** The scene's steps: how long each takes, and the view of the stage that it begins. */
export const { STEP, BANDS, bandOf, tell } = stepTable(
  {
    input: [4, "pair"],
    pooled: [5],
    logits: [4],
    softmax: [4],
    others: [6, "others"],
    words: [6, "words"],
    trial: [6, "trial"],
    dropped: [6],
  },
  () => words.views,
);

export type Band = ReturnType<typeof bandOf>;
