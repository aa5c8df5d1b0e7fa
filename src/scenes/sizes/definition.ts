import type { RunRequest } from "../../engine";
import { MAX_TOKENS } from "../../store/fields";
import type { SceneContext, SceneDefinition } from "../scene";
import SizesScene from "./SizesScene";
import { storyboard } from "./storyboard";
import { words } from "./words";

/** One complete pass over the text: how long it takes is compared with the work it is. */
function requests({ text, pair }: SceneContext): Record<string, RunRequest> {
  return { main: { text, pair, maxTokens: MAX_TOKENS, need: { layers: ["output"] } } };
}

export const sizes: SceneDefinition = {
  id: "sizes",
  get intro() {
    return words.intro;
  },
  get examples() {
    return [
      { label: words.examples.short, text: "The bank by the river was steep." },
      {
        label: words.examples.long,
        text: "The old man sat by the river and watched the boats. In the evening he walked home along the bank, past the mill and the church, and told the children what he had seen.",
      },
    ];
  },
  requests,
  needs: { width: 1060, height: 880 },
  storyboard,
  titles: () => words.steps,
  Scene: SizesScene,
};
