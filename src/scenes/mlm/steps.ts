import { stepTable } from "../steps";

/** The scene's steps, and how long each takes. */
export const { STEP, tell } = stepTable({
  tokens: [3],
  dice: [5],
  fate: [5],
  input: [4],
  layers: [6],
  guesses: [5],
  left: [5],
  loss: [6],
  draws: [9],
  fooled: [8],
});

/** The part of a step that moves; the rest is a pause. */
const MOVING = 0.75;

export interface Slot {
  readonly from: number;
  readonly to: number;
}

/** When item `index` of `count` moves within a step: one after the other, each overlapping the next. */
export function slotOf(step: number, index: number, count: number, overlap = 3): Slot {
  const each = MOVING / (count + overlap - 1);
  return { from: step + index * each, to: step + (index + overlap) * each };
}

/** When a hidden state appears (0 is the embeddings' output, i the output of layer i). The embeddings come with the input. */
export function stateSlot(state: number, layers: number): Slot {
  return state === 0
    ? { from: STEP.input + 0.45, to: STEP.input + 0.75 }
    : slotOf(STEP.layers, state - 1, layers, 1);
}

/** The layer at work at time `t` (1 is the first), 0 before and the last one after the pass. */
export function layerAt(t: number, layers: number): number {
  for (let layer = layers; layer > 0; layer--) if (t > stateSlot(layer, layers).from) return layer;
  return 0;
}
