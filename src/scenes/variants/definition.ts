import type { SceneDefinition } from "../scene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";
import VariantsScene from "./VariantsScene";

export const variants: SceneDefinition = {
  id: "variants",
  intro:
    "Four papers changed one thing each about BERT. Their ideas, tried out on your text with this page’s own BERT: none of the four models is at work here.",
  examples: [
    { label: "a plain sentence", text: "The bank by the river was steep." },
    {
      label: "a little story",
      text: "The old man lived in a small house near the sea, and every morning he went out in his boat.",
    },
    {
      label: "facts",
      text: "London is the capital of England, and the river Thames flows through the city.",
    },
  ],
  requests,
  storyboard,
  Scene: VariantsScene,
};
