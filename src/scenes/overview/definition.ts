import type { SceneDefinition } from "../scene";
import OverviewScene from "./OverviewScene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";

export const overview: SceneDefinition = {
  id: "overview",
  intro:
    "Text goes in on one side, answers come out on the other. This is the whole network on your sentence; every name leads inside.",
  examples: [
    { label: "the river bank", text: "The bank by the river was steep.", token: 5 },
    { label: "a capital", text: "Paris is the capital of France.", token: 6 },
    { label: "two sentences", text: "Where is the cat?", pair: "It is under the table.", token: 11 },
  ],
  requests,
  storyboard,
  Scene: OverviewScene,
};
