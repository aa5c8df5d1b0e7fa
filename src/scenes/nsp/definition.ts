import type { SceneDefinition } from "../scene";
import NspScene from "./NspScene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";

export const nsp: SceneDefinition = {
  id: "nsp",
  intro:
    "In training, half of all B really followed A; the others came from anywhere. One small head on [CLS] learned to tell them apart.",
  examples: [
    { label: "it follows", text: "The man went to the river.", pair: "The water was cold and clear." },
    { label: "it does not", text: "The man went to the river.", pair: "The album was released in 1987." },
    { label: "a question", text: "Where is the cat?", pair: "It is under the table." },
  ],
  requests,
  storyboard,
  Scene: NspScene,
};
