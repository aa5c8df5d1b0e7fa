import { words } from "../../words/why";
import type { SceneDefinition } from "../scene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";
import WhyScene from "./WhyScene";

export const why: SceneDefinition = {
  id: "why",
  get intro() {
    return words.intro;
  },
  examples: [
    {
      get label() {
        return words.examples.river;
      },
      text: "The bank by the river was steep.",
    },
    {
      get label() {
        return words.examples.capital;
      },
      text: "Paris is the capital of [MASK].",
    },
    {
      get label() {
        return words.examples.opened;
      },
      text: "She opened the door with her key.",
      masked: [1],
    },
  ],
  requests,
  needs: { width: 1060, height: 700 },
  storyboard,
  Scene: WhyScene,
};
