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
  examples: [],
  requests,
  needs: { width: 1060, height: 880 },
  storyboard,
  titles: () => words.steps,
  Scene: SizesScene,
};
