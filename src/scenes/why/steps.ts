import { progress } from "../../player/storyboard";
import type { Tab } from "../steps";
import { words } from "./words";

/** The scene's steps in order: storyboard, picture and tabs read their times from here. */
export const STEP = {
  blank: 0,
  guess: 1,
  lens: 2,
  without: 3,
  attention: 4,
  agree: 5,
  parts: 6,
  edge: 7,
} as const;

/** The three views of the stage. Which one is shown follows from the step, so a tab is a jump in time. */
export type Band = "apart" | "agree" | "off";

export const BANDS: readonly Tab<Band>[] = (
  [
    ["apart", STEP.attention],
    ["agree", STEP.agree],
    ["off", STEP.parts],
  ] as const
).map(([id, step]) => ({
  id,
  step,
  get label() {
    return words.bands[id];
  },
}));

export function bandOf(step: number): Band {
  return step <= STEP.attention ? "apart" : step === STEP.agree ? "agree" : "off";
}

/** The part of a step that moves; the rest is a pause. */
const MOVING = 0.75;

export interface Slot {
  readonly from: number;
  readonly to: number;
}

/** When item `index` of `count` has the stage for itself: one after the other. */
export function turnOf(step: number, index: number, count: number): Slot {
  const each = MOVING / count;
  return { from: step + index * each, to: step + (index + 1) * each };
}

/** How far a turn is: the token leaves, what it held up comes off the guess and flies to it, the token is back. */
export function turn(p: number): { readonly gone: number; readonly flown: number } {
  return { gone: progress(p, 0, 0.3) - progress(p, 0.75, 1), flown: progress(p, 0.3, 0.75) };
}
