import type { Step } from "../../player/storyboard";
import type { SceneContext } from "../scene";
import { RunCaption } from "./RunCaption";
import { tell } from "./steps";
import { words } from "./words";

/** Training from random weights: the player's time is the training's. */
export function storyboard(context: SceneContext): readonly Step[] {
  return tell(context, words.steps, {
    counting: <RunCaption about="counting" />,
    neighbours: <RunCaption about="neighbours" />,
    compare: <RunCaption about="compare" />,
  });
}
