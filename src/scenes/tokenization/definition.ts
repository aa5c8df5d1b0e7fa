import { lazy } from "react";
import { sceneName } from "../names";
import type { SceneDefinition } from "../scene";
import { storyboard } from "./storyboard";

export const tokenization: SceneDefinition = {
  id: "tokenization",
  name: sceneName.tokenization,
  question: "How does text become tokens?",
  intro: "",
  examples: [{ label: "the river bank", text: "The bank by the river was steep." }],
  needsModel: false,
  requests: ({ text, pair }) => ({ main: { text, pair, maxTokens: 128 } }),
  storyboard,
  Scene: lazy(() => import("./TokenizationScene")),
};
