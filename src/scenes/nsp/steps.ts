import { stepTable } from "../steps";
import { words } from "./words";

/** The scene's steps: how long each takes, and the view of the stage that it begins. */
export const { STEP, BANDS, bandOf, tell } = stepTable(
  {
    others: [6, "others"],
    words: [6, "words"],
    trial: [9, "trial"],
  },
  () => words.views,
);

export type Band = ReturnType<typeof bandOf>;
