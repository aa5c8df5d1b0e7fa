import type { Tab } from "../steps";

/** The scene's steps in order: storyboard, picture and tabs read their times from here. */
export const STEP = {
  fixed: 0,
  dynamic: 1,
  factors: 2,
  sharing: 3,
  fewer: 4,
  cut: 5,
  game: 6,
  reveal: 7,
} as const;

export type Band = "roberta" | "albert" | "distil" | "electra";

export const BANDS: readonly Tab<Band>[] = [
  { id: "roberta", label: "RoBERTa", step: STEP.fixed },
  { id: "albert", label: "ALBERT", step: STEP.factors },
  { id: "distil", label: "DistilBERT", step: STEP.fewer },
  { id: "electra", label: "ELECTRA", step: STEP.game },
];
