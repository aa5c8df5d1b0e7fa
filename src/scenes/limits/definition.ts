import type { SceneDefinition } from "../scene";
import LimitsScene from "./LimitsScene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";

export const limits: SceneDefinition = {
  id: "limits",
  intro:
    "What a small BERT cannot do, measured on this page’s own: trained for hours, on encyclopedias and old children’s books.",
  examples: [
    { label: "a plain sentence", text: "The bank by the river was steep." },
    { label: "today’s news", text: "The startup raised new funding for its chatbot app." },
    { label: "rare words", text: "The otolaryngologist prescribed corticosteroids." },
  ],
  requests,
  storyboard,
  Scene: LimitsScene,
};
