import { openingOf } from "../../catalogue";
import type { SceneDefinition } from "../scene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";
import VariantsScene from "./VariantsScene";
import { words } from "./words";

export const variants: SceneDefinition = {
  id: "variants",
  get intro() {
    return words.intro;
  },
  examples: [
    {
      get label() {
        return words.examples.story;
      },
      ...openingOf("variants"),
    },
    {
      get label() {
        return words.examples.plain;
      },
      text: "The bank by the river was steep.",
    },
    {
      get label() {
        return words.examples.facts;
      },
      text: "London is the capital of England, and the river Thames flows through the city.",
    },
  ],
  requests,
  needs: { width: 1040, height: 700 },
  storyboard,
  titles: () => words.steps,
  Scene: VariantsScene,
};
