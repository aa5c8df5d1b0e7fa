import { stepTable } from "../steps";

/** The story's steps by index. */
export type Times = ReturnType<typeof stepsOf>["STEP"];

/** The scene's steps, and how long each takes. */
export function stepsOf(hasPooler: boolean) {
  return stepTable({
    gather: [6],
    rollout: [6],
    pooled: hasPooler ? [5] : null,
    three: [8],
    compare: [7],
  });
}

/** The part of the first step in which [CLS] leaves its place in the sentence; then the layers move, then all rests. */
export const LEAVES = 0.18;
const MOVING = 0.9;

/** When [CLS] gathers from layer `layer` (from 0) of so many: one after the other. */
export function layerSlot(layer: number, layers: number): { readonly from: number; readonly to: number } {
  const each = (MOVING - LEAVES) / layers;
  const from = LEAVES + layer * each;
  return { from, to: from + each };
}
