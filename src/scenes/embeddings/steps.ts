import { words } from "../../words/embeddings";

/** The scene's steps in order: storyboard, picture and tabs read their times from here. */
export const STEP = {
  word: 0,
  position: 1,
  segment: 2,
  sum: 3,
  norm: 4,
  near: 5,
  positions: 6,
  swap: 7,
} as const;

/** The views of the stage. Which one is shown follows from the step, so a tab is a jump in time. */
export type Band = "sum" | "near" | "positions" | "swap";

export const BANDS: readonly { id: Band; label: string; step: number }[] = [
  view("sum", STEP.word),
  view("near", STEP.near),
  view("positions", STEP.positions),
  view("swap", STEP.swap),
];

function view(id: Band, step: number) {
  return {
    id,
    get label() {
      return words.views[id];
    },
    step,
  };
}

export function bandOf(step: number): Band {
  return step <= STEP.norm
    ? "sum"
    : step === STEP.near
      ? "near"
      : step === STEP.positions
        ? "positions"
        : "swap";
}
