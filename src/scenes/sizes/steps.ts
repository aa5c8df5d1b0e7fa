import type { Tab } from "../steps";
import { words } from "./words";

/** The scene's steps in order: storyboard, picture and tabs read their times from here. */
export const STEP = {
  embeddings: 0,
  layer: 1,
  layers: 2,
  heads: 3,
  memory: 4,
  work: 5,
  family: 6,
} as const;

export type Band = "parts" | "memory" | "work" | "family";

/** The views below the picture. */
export function bands(): readonly Tab<Band>[] {
  return [
    { id: "parts", label: words.tabs.parts, step: STEP.embeddings },
    { id: "memory", label: words.tabs.memory, step: STEP.memory },
    { id: "work", label: words.tabs.work, step: STEP.work },
    { id: "family", label: words.tabs.family, step: STEP.family },
  ];
}
