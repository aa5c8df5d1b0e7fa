import { stepTable } from "../steps";
import { words } from "./words";

/** The scene's steps: how long each takes, and the view of the stage that it begins. */
export const { STEP, BANDS, bandOf, tell } = stepTable(
  {
    parts: [10, "parts"],
    memory: [4, "memory"],
    work: [5, "work"],
  },
  () => words.views,
);

/** When each part of the picture, and of the bill, begins: tables, one layer, the others like it, what stands on top. */
export const BUILT = {
  embeddings: STEP.parts,
  layer: STEP.parts + 0.22,
  layers: STEP.parts + 0.48,
  heads: STEP.parts + 0.68,
};
