import { lazy } from "react";
import { sceneName } from "../names";
import type { SceneDefinition } from "../scene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";

export const senses: SceneDefinition = {
  id: "senses",
  name: sceneName.senses,
  question: "Does one word have one vector?",
  intro:
    "A dictionary lists “bank” once, and so does BERT’s embedding table. What the word means depends on its sentence: watch one vector become many, layer by layer, and add a sentence of your own.",
  examples: [
    { label: "a blood bank", text: "The blood bank needs new donors.", word: "bank" },
    { label: "spring water", text: "They drank cold water from the spring.", word: "spring" },
    { label: "to light a fire", text: "Please light the candles on the cake.", word: "light" },
  ],
  needsModel: true,
  requests,
  storyboard,
  Scene: lazy(() => import("./SensesScene")),
};
