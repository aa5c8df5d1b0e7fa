import { words } from "../../words/overview";
import type { Tab } from "../Tabs";

/** The scene's steps in order: storyboard, picture and tabs read their times from here. */
export const STEP = {
  tokens: 0,
  embeddings: 1,
  layers: 2,
  heads: 3,
  enter: 4,
  sizes: 5,
  direction: 6,
} as const;

/** The views of the stage. Which one is shown follows from the step, so a tab is a jump in time. */
export type Band = "network" | "sizes" | "direction";

export function bands(): readonly Tab<Band>[] {
  return [
    { id: "network", label: words.tabs.network, step: STEP.enter },
    { id: "sizes", label: words.tabs.sizes, step: STEP.sizes },
    { id: "direction", label: words.tabs.direction, step: STEP.direction },
  ];
}

/** The view of a step. */
export function bandOf(step: number): Band {
  return step === STEP.sizes ? "sizes" : step === STEP.direction ? "direction" : "network";
}

/** Story times in which a layer's picture comes in: the layers take turns within their step. */
export function layerSpan(layer: number, layers: number): readonly [from: number, to: number] {
  const each = 0.7 / layers;
  return [STEP.layers + 0.05 + layer * each, STEP.layers + 0.05 + (layer + 1) * each];
}
