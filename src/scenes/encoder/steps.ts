import { stepTable } from "../steps";
import { words } from "./words";

/** The scene's steps: how long each takes, and the view of the stage that it begins. */
export const { STEP, BANDS, bandOf, tell } = stepTable(
  {
    input: [4, "layer"],
    attention: [5],
    norm: [5],
    neurons: [5],
    write: [4],
    normAgain: [5],
    gelu: [5, "gelu"],
    fire: [5],
    stack: [6, "stack"],
  },
  () => words.views,
);

export type Band = ReturnType<typeof bandOf>;
