import type { Tab } from "../../ui/Tabs";

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

export const BANDS: readonly Tab<Band>[] = [
  { id: "parts", label: "Parameters", step: STEP.embeddings },
  { id: "memory", label: "Memory", step: STEP.memory },
  { id: "work", label: "Work", step: STEP.work },
  { id: "family", label: "The family", step: STEP.family },
];
