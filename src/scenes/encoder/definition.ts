import { openingOf } from "../../catalogue";
import type { SceneDefinition } from "../scene";
import EncoderScene from "./EncoderScene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";
import { words } from "./words";

export const encoder: SceneDefinition = {
  id: "encoder",
  get intro() {
    return words.intro;
  },
  get examples() {
    return [
      { label: words.examples.bank, ...openingOf("encoder") },
      { label: words.examples.name, text: "Professor Hathaway flew from Reykjavik to Lisbon.", token: 2 },
      { label: words.examples.pair, text: "Where is the cat?", pair: "It is under the table.", token: 7 },
    ];
  },
  requests,
  storyboard,
  titles: () => words.steps,
  Scene: EncoderScene,
};
