import type { SceneDefinition } from "../scene";
import FinetuningScene from "./FinetuningScene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";

export const finetuning: SceneDefinition = {
  id: "finetuning",
  intro:
    "Pre-training is done once. A task takes a small new layer, a head, and some labelled examples: here are three trained by us, and one that you train.",
  examples: [
    { label: "a review", text: "The plot is thin, but the actors are wonderful.", token: 4 },
    { label: "names", text: "Angela Merkel met Barack Obama in Berlin.", token: 1 },
    {
      label: "a question",
      text: "Where did the cat sleep?",
      pair: "The old cat slept under the kitchen table while the dog waited outside.",
      token: 4,
    },
  ],
  requests,
  storyboard,
  Scene: FinetuningScene,
};
