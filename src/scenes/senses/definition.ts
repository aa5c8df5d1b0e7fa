import { openingOf } from "../../catalogue";
import type { SceneDefinition } from "../scene";
import { requests } from "./requests";
import SensesScene from "./SensesScene";
import { storyboard } from "./storyboard";
import { words } from "./words";

export const senses: SceneDefinition = {
  id: "senses",
  get intro() {
    return words.intro;
  },
  get examples() {
    const { blood, water, fire } = words.examples;
    return [
      { label: blood, ...openingOf("senses"), word: "bank" },
      { label: water, text: "They drank cold water from the spring.", word: "spring" },
      { label: fire, text: "Please light the candles on the cake.", word: "light" },
    ];
  },
  requests,
  needs: { width: 1060, height: 640 },
  storyboard,
  titles: () => words.steps,
  Scene: SensesScene,
};
