import { words } from "../../words/pretraining";
import type { SceneDefinition } from "../scene";
import PretrainingScene from "./PretrainingScene";
import { storyboard } from "./storyboard";

export const pretraining: SceneDefinition = {
  id: "pretraining",
  get intro() {
    return words.intro;
  },
  examples: [],
  requests: () => ({}),
  storyboard,
  Scene: PretrainingScene,
};
