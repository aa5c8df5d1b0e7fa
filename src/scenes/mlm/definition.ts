import type { SceneDefinition } from "../scene";
import MlmMaskingScene from "./MlmMaskingScene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";

export const mlm: SceneDefinition = {
  id: "mlm",
  intro:
    "Hide a few words, guess them from both sides, and compare with what stood there. This is how BERT is pre-trained, with no labels at all.",
  examples: [
    { label: "the river bank", text: "The bank by the river was steep." },
    { label: "a fact", text: "Paris is the capital of [MASK]." },
    { label: "grammar", text: "The children were playing in the garden.", masked: [3] },
  ],
  requests,
  storyboard,
  Scene: MlmMaskingScene,
};
