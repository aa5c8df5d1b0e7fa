import { lazy } from "react";
import { sceneName } from "../names";
import type { SceneDefinition } from "../scene";
import { storyboard } from "./storyboard";

export const attention: SceneDefinition = {
  id: "attention",
  name: sceneName.attention,
  question: "How does each token read all the others?",
  intro: "",
  examples: [{ label: "the river bank", text: "The bank by the river was steep." }],
  needsModel: true,
  requests: ({ text, pair }) => ({ main: { text, pair, maxTokens: 128 } }),
  storyboard,
  Scene: lazy(() => import("./BidirectionalAttentionScene")),
};
