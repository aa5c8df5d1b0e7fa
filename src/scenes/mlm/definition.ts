import { lazy } from "react";
import { sceneName } from "../names";
import type { SceneDefinition } from "../scene";
import { storyboard } from "./storyboard";

export const mlm: SceneDefinition = {
  id: "mlm",
  name: sceneName.mlm,
  question: "How does BERT learn from blanks?",
  intro: "",
  examples: [{ label: "the river bank", text: "The bank by the river was steep." }],
  needsModel: true,
  requests: ({ text, pair }) => ({ main: { text, pair, maxTokens: 128 } }),
  storyboard,
  Scene: lazy(() => import("./MlmMaskingScene")),
};
