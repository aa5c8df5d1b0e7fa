import type { Snapshot } from "../../trainer/protocol";

/** The share of all training steps that is done when each step of the story ends. */
const DONE = [0.004, 0.06, 0.35, 1, 1] as const;

/** Story time → the share of training that is done: the beginning, where most happens, is told more slowly. */
export function shareAt(t: number): number {
  const index = Math.min(DONE.length - 1, Math.max(0, Math.ceil(t) - 1));
  const from = index === 0 ? 0 : DONE[index - 1];
  return from + (DONE[index] - from) * Math.max(0, Math.min(1, t - index));
}

/** The story time at which a share of training is done. */
export function timeOfShare(share: number): number {
  const index = DONE.findIndex((done) => share <= done);
  if (index < 0) return DONE.length - 1;
  const from = index === 0 ? 0 : DONE[index - 1];
  return index + (share - from) / (DONE[index] - from);
}

/** Between which snapshots a step lies: the index of the earlier, and how far the way to the next is done, 0…1. */
export function placeOf(
  snapshots: readonly Pick<Snapshot, "step">[],
  step: number,
): { index: number; part: number } {
  let index = 0;
  while (index + 1 < snapshots.length && snapshots[index + 1].step <= step) index++;
  const [here, next] = [snapshots[index], snapshots[index + 1]];
  const part = here && next ? Math.max(0, Math.min(1, (step - here.step) / (next.step - here.step))) : 0;
  return { index, part };
}

export function between(a: number, b: number, part: number): number {
  return a + (b - a) * part;
}
