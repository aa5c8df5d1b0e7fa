import { openingOf } from "../../catalogue";
import type { SceneDefinition } from "../scene";
import EmbeddingsScene from "./EmbeddingsScene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";
import { words } from "./words";

export const embeddings: SceneDefinition = {
  id: "embeddings",
  get intro() {
    return words.intro;
  },
  get examples() {
    return [
      { label: words.examples.near, ...openingOf("embeddings") },
      { label: words.examples.days, text: "We met seven people on Monday.", token: 6 },
      { label: words.examples.pair, text: "Where is the cat?", pair: "It is under the table.", token: 4 },
    ];
  },
  requests,
  needs: { width: 840, height: 640 },
  storyboard,
  titles: () => words.steps,
  Scene: EmbeddingsScene,
};
