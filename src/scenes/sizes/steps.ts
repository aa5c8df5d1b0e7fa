import { stepTable } from "../steps";
import { words } from "./words";

/** The scene's steps: how long each takes, and the view of the stage that it begins. */
export const { STEP, BANDS, bandOf, tell } = stepTable(
  {
    embeddings: [4, "parts"],
    layer: [4],
    layers: [4],
    heads: [4],
    memory: [4, "memory"],
    work: [5, "work"],
    family: [5, "family"],
  },
  () => words.views,
);
