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
  examples: [
    {
      get label() {
        return words.examples.short;
      },
      text: "Play some music.",
      token: 1,
    },
    {
      get label() {
        return words.examples.review;
      },
      text: "The plot is thin, but the actors are wonderful.",
      token: 2,
    },
  ],
  requests,
  storyboard,
  Scene: TipsScene,
};
