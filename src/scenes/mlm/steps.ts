import { stepTable } from "../steps";

/** The scene's steps, and how long each takes. */
export const { STEP, tell } = stepTable({
  guesses: [6],
  loss: [6],
  fooled: [8],
});

interface Slot {
  readonly from: number;
  readonly to: number;
}

/** The parts of a step in which things move: what takes the words' place; what the loss is. */
export const TAKE: Slot = { from: 0, to: 0.3 };
export const FALL: Slot = { from: 0, to: 0.75 };

/** When item `index` of `count` moves within a part of a step: one after the other, each overlapping the next. */
export function slotOf(step: number, part: Slot, index: number, count: number, overlap = 3): Slot {
  const each = (part.to - part.from) / (count + overlap - 1);
  const from = step + part.from + index * each;
  return { from, to: from + overlap * each };
}
