import { progress } from "../../player/storyboard";
import { stepTable } from "../steps";
import { words } from "./words";

/** The scene's steps: how long each takes, and the view of the stage that it begins. */
export const { STEP, BANDS, bandOf, tell } = stepTable(
  {
    without: [12, "apart"],
    agree: [6, "agree"],
    parts: [4, "off"],
  },
  () => words.views,
);

export type Band = ReturnType<typeof bandOf>;

export interface Slot {
  readonly from: number;
  readonly to: number;
}

/** When one token after the other is left out, once the guesses are there, and when one part is. The rest is a pause. */
export const TOKENS: Slot = { from: STEP.without + 0.55, to: STEP.without + 0.95 };
export const PARTS: Slot = { from: STEP.parts, to: STEP.parts + 0.75 };

/** When item `index` of `count` has the stage for itself: one after the other. */
export function turnOf({ from, to }: Slot, index: number, count: number): Slot {
  const each = (to - from) / count;
  return { from: from + index * each, to: from + (index + 1) * each };
}

/** How far a turn is: the token leaves, what it held up comes off the guess and flies to it, the token is back. */
export function turn(p: number): { readonly gone: number; readonly flown: number } {
  return { gone: progress(p, 0, 0.3) - progress(p, 0.75, 1), flown: progress(p, 0.3, 0.75) };
}
