import type { SceneDefinition } from "../scene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";
import TipsScene from "./TipsScene";

export const tips: SceneDefinition = {
  id: "tips",
  intro:
    "What people who fine-tune BERT tell each other, with what happens when you try it here: dozens of small heads train in your browser.",
  examples: [
    { label: "a short text", text: "Play some music.", token: 1 },
    { label: "a review", text: "The plot is thin, but the actors are wonderful.", token: 2 },
  ],
  requests,
  storyboard,
  Scene: TipsScene,
};
