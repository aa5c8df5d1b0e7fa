import { openingOf } from "../../catalogue";
import type { SceneDefinition } from "../scene";
import FinetuningScene from "./FinetuningScene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";
import { words } from "./words";

export const finetuning: SceneDefinition = {
  id: "finetuning",
  get intro() {
    return words.intro;
  },
  get examples() {
    const { review, names, question } = words.examples;
    return [
      { label: review, ...openingOf("finetuning") },
      { label: names, text: "Angela Merkel met Barack Obama in Berlin.", token: 1 },
      {
        label: question,
        text: "Where did the cat sleep?",
        pair: "The old cat slept under the kitchen table while the dog waited outside.",
        token: 4,
      },
    ];
  },
  requests,
  needs: { width: 980, height: 640 },
  storyboard,
  titles: () => words.steps,
  Scene: FinetuningScene,
};
