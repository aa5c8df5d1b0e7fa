import { openingOf } from "../../catalogue";
import type { SceneDefinition } from "../scene";
import NspScene from "./NspScene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";
import { words } from "./words";

function examples(): SceneDefinition["examples"] {
  const { follows, not, question } = words.examples;
  return [
    { label: follows, ...openingOf("nsp") },
    { label: not, text: "The dog is hungry.", pair: "Berlin is a city in Germany." },
    { label: question, text: "Where is the cat?", pair: "It is under the table." },
  ];
}

export const nsp: SceneDefinition = {
  id: "nsp",
  get intro() {
    return words.intro;
  },
  get examples() {
    return examples();
  },
  requests,
  storyboard,
  titles: () => words.steps,
  Scene: NspScene,
};
