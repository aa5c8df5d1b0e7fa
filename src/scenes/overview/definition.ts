import type { SceneDefinition } from "../scene";
import OverviewScene from "./OverviewScene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";
import { words } from "./words";

export const overview: SceneDefinition = {
  id: "overview",
  get intro() {
    return words.intro;
  },
  get examples() {
    const { train, capital, pair } = words.examples;
    return [
      { label: train, text: "The train stops at every station.", token: 2 },
      { label: capital, text: "Paris is the capital of France.", token: 4 },
      { label: pair, text: "Where is the cat?", pair: "It is under the table.", token: 11 },
    ];
  },
  requests,
  needs: { width: 840, height: 760 },
  storyboard,
  Scene: OverviewScene,
};
