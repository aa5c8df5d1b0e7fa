import type { Tab } from "../steps";
import { words } from "./words";

/** The scene's steps in order: storyboard, picture and tabs read their times from here. */
export const STEP = {
  positions: 0,
  moved: 1,
  windows: 2,
  compare: 3,
  pieces: 4,
  domains: 5,
  bias: 6,
} as const;

export type Band = "positions" | "windows" | "pieces" | "domains" | "bias";

/** The views of the stage. */
export function bands(): readonly Tab<Band>[] {
  return [
    { id: "positions", label: words.tabs.positions, step: STEP.positions },
    { id: "windows", label: words.tabs.windows, step: STEP.windows },
    { id: "pieces", label: words.tabs.pieces, step: STEP.pieces },
    { id: "domains", label: words.tabs.domains, step: STEP.domains },
    { id: "bias", label: words.tabs.bias, step: STEP.bias },
  ];
}
