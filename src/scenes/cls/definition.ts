import type { SceneDefinition } from "../scene";
import ClsAggregationScene from "./ClsAggregationScene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";

export const cls: SceneDefinition = {
  id: "cls",
  intro:
    "The first token stands for the whole text. Watch it collect from all the others, layer by layer, and judge for yourself how much it knows.",
  examples: [
    { label: "the river bank", text: "The bank by the river was steep." },
    { label: "two sentences", text: "Where is the cat?", pair: "It is under the table." },
    { label: "praise", text: "What a wonderful film, I loved every minute of it!" },
  ],
  requests,
  storyboard,
  Scene: ClsAggregationScene,
};
