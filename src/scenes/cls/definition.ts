import { lazy } from "react";
import { sceneName } from "../names";
import type { SceneDefinition } from "../scene";
import { storyboard } from "./storyboard";

export const cls: SceneDefinition = {
  id: "cls",
  name: sceneName.cls,
  question: "What does [CLS] gather?",
  intro: "",
  examples: [{ label: "the river bank", text: "The bank by the river was steep." }],
  needsModel: true,
  requests: ({ text, pair }) => ({ main: { text, pair, maxTokens: 128 } }),
  storyboard,
  Scene: lazy(() => import("./ClsAggregationScene")),
};
