import { words } from "../../words/nsp";
import type { SceneDefinition } from "../scene";
import NspScene from "./NspScene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";

function examples(): SceneDefinition["examples"] {
  const { follows, not, question } = words.examples;
  return [
    { label: follows, text: "The man went to the river.", pair: "The water was cold and clear." },
    { label: not, text: "The man went to the river.", pair: "The album was released in 1987." },
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
  Scene: NspScene,
};
