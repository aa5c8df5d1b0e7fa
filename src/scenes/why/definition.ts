import type { SceneDefinition } from "../scene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";
import WhyScene from "./WhyScene";

export const why: SceneDefinition = {
  id: "why",
  intro:
    "Hide one word, let BERT guess it, then take the guess apart: layer by layer, word by word, head by head. Click any word to ask about it.",
  examples: [
    { label: "the river bank", text: "The bank by the river was steep." },
    { label: "a capital", text: "Paris is the capital of [MASK]." },
    { label: "who opened it?", text: "She opened the door with her key.", masked: [1] },
  ],
  requests,
  storyboard,
  Scene: WhyScene,
};
