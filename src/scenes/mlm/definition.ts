import { lazy } from "react";
import { sceneName } from "../names";
import type { SceneDefinition } from "../scene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";

export const mlm: SceneDefinition = {
  id: "mlm",
  name: sceneName.mlm,
  question: "How does BERT learn from blanks?",
  intro:
    "Hide a few words, guess them from both sides, and compare with what stood there. This is how BERT is pre-trained, with no labels at all.",
  examples: [
    { label: "the river bank", text: "The bank by the river was steep." },
    { label: "a fact", text: "Paris is the capital of [MASK]." },
    { label: "grammar", text: "The children were playing in the garden.", masked: [3] },
  ],
  needsModel: true,
  needsHead: "mlm",
  requests,
  storyboard,
  Scene: lazy(() => import("./MlmMaskingScene")),
};
