import { openingOf } from "../../catalogue";
import type { SceneDefinition } from "../scene";
import ClsAggregationScene from "./ClsAggregationScene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";
import { words } from "./words";

export const cls: SceneDefinition = {
  id: "cls",
  get intro() {
    return words.intro;
  },
  get examples() {
    return [
      { label: words.examples.bank, ...openingOf("cls") },
      { label: words.examples.pair, text: "Where is the cat?", pair: "It is under the table." },
      { label: words.examples.praise, text: "What a wonderful film, I loved every minute of it!" },
    ];
  },
  requests,
  storyboard,
  titles: () => words.steps,
  Scene: ClsAggregationScene,
};
