import type { SceneDefinition } from "../scene";
import PretrainingScene from "./PretrainingScene";
import { storyboard } from "./storyboard";
import { words } from "./words";

export const pretraining: SceneDefinition = {
  id: "pretraining",
  get intro() {
    return words.intro;
  },
  // Curves and guesses beside heads and words: whole, before they grow.
  needs: { width: 1040, height: 740 },
  examples: [],
  requests: () => ({}),
  storyboard,
  titles: () => words.steps,
  Scene: PretrainingScene,
};
