import { stepTable } from "../steps";
import { words } from "./words";

/** The scene's steps: how long each takes, and the view of the stage that it begins. */
export const { STEP, BANDS, bandOf, tell } = stepTable(
  {
    word: [4, "sum"],
    position: [4],
    segment: [4],
    sum: [5],
    norm: [5],
    near: [5, "near"],
    positions: [5, "positions"],
    swap: [5, "swap"],
  },
  () => words.views,
);
