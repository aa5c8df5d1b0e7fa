import type { Step } from "../../player/storyboard";
import type { SceneContext } from "../scene";
import { tell } from "./steps";
import { TipCaption } from "./TipCaption";
import { words } from "./words";

/** The tips in order, each with what was seen here. */
export function storyboard(context: SceneContext): readonly Step[] {
  return tell(context, words.steps, {
    rate: <TipCaption tip="rate" />,
    epochs: <TipCaption tip="epochs" />,
    batch: <TipCaption tip="batch" />,
    seed: <TipCaption tip="seed" />,
    pooling: <TipCaption tip="pooling" />,
    labels: <TipCaption tip="labels" />,
  });
}
