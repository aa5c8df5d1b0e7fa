import type { SceneDefinition } from "../scene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";
import TipsScene from "./TipsScene";
import { words } from "./words";

export const tips: SceneDefinition = {
  id: "tips",
  get intro() {
    return words.intro;
  },
  examples: [],
  requests,
  storyboard,
  titles: () => words.steps,
  Scene: TipsScene,
};
