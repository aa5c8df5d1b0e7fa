import { stepTable } from "../steps";
import { words } from "./words";

/** The scene's steps: how long each takes, and the view of the stage that it begins. */
export const { STEP, BANDS, bandOf, tell } = stepTable(
  {
    positions: [5, "positions"],
    moved: [5],
    windows: [5, "windows"],
    compare: [5],
    domains: [5, "domains"],
    bias: [6, "bias"],
  },
  () => words.views,
);
