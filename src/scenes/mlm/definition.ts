import { openingOf } from "../../catalogue";
import type { SceneDefinition } from "../scene";
import MlmMaskingScene from "./MlmMaskingScene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";
import { words } from "./words";

export const mlm: SceneDefinition = {
  id: "mlm",
  get intro() {
    return words.intro;
  },
  get examples() {
    const { game, fact, grammar } = words.examples;
    return [
      { label: game, ...openingOf("mlm") },
      { label: fact, text: "Paris is the [MASK] of France." },
      { label: grammar, text: "The children were playing in the garden.", masked: [3] },
    ];
  },
  requests,
  storyboard,
  titles: () => words.steps,
  Scene: MlmMaskingScene,
};
