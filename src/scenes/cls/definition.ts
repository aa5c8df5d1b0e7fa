import { lazy } from "react";
import { sceneName } from "../names";
import type { SceneDefinition } from "../scene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";

export const cls: SceneDefinition = {
  id: "cls",
  name: sceneName.cls,
  question: "What does [CLS] gather?",
  intro:
    "The first token stands for the whole text. Watch it collect from all the others, layer by layer, and judge for yourself how much it knows.",
  examples: [
    { label: "the river bank", text: "The bank by the river was steep." },
    { label: "two sentences", text: "Where is the cat?", pair: "It is under the table." },
    { label: "praise", text: "What a wonderful film, I loved every minute of it!" },
  ],
  needsModel: true,
  requests,
  storyboard,
  Scene: lazy(() => import("./ClsAggregationScene")),
};
