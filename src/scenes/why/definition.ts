import { openingOf } from "../../catalogue";
import type { SceneDefinition } from "../scene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";
import WhyScene from "./WhyScene";
import { words } from "./words";

export const why: SceneDefinition = {
  id: "why",
  get intro() {
    return words.intro;
  },
  examples: [
    {
      get label() {
        return words.examples.train;
      },
      ...openingOf("why"),
    },
    {
      get label() {
        return words.examples.capital;
      },
      text: "Paris is the [MASK] of France.",
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
  needs: { width: 1060, height: 620 },
  storyboard,
  titles: () => words.steps,
  Scene: WhyScene,
};
