import type { SceneDefinition } from "../scene";
import { requests } from "./requests";
import SensesScene from "./SensesScene";
import { storyboard } from "./storyboard";

export const senses: SceneDefinition = {
  id: "senses",
  intro:
    "BERT’s embedding table has one row for “bank”. Watch it become a different vector in each sentence, and add one of your own.",
  examples: [
    { label: "a blood bank", text: "The blood bank needs new donors.", word: "bank" },
    { label: "spring water", text: "They drank cold water from the spring.", word: "spring" },
    { label: "to light a fire", text: "Please light the candles on the cake.", word: "light" },
  ],
  requests,
  storyboard,
  Scene: SensesScene,
};
