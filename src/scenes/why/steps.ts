import { progress } from "../../player/storyboard";
import { stepTable } from "../steps";
import { words } from "./words";

/** The scene's steps: how long each takes, and the view of the stage that it begins. */
export const { STEP, BANDS, bandOf, tell } = stepTable(
  {
    without: [9, "apart"],
    agree: [6, "agree"],
    parts: [4, "off"],
  },
  () => words.views,
);

export type Band = ReturnType<typeof bandOf>;

/** When the guess is there, in the first step: from then on one token after the other is left out. */
export const GUESSED = 0.2;

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
