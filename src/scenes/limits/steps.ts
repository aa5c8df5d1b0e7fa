import type { Tab } from "../../ui/Tabs";

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

export const BANDS: readonly Tab<Band>[] = [
  { id: "positions", label: "Positions", step: STEP.positions },
  { id: "windows", label: "Long texts", step: STEP.windows },
  { id: "pieces", label: "Word pieces", step: STEP.pieces },
  { id: "domains", label: "Other texts", step: STEP.domains },
  { id: "bias", label: "Bias", step: STEP.bias },
];
