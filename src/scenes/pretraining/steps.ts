import { stepTable } from "../steps";

/** The scene's steps, and how long each takes. */
export const { STEP, tell } = stepTable({
  counting: [12],
  neighbours: [46],
  compare: [8],
});

/** The share of all training steps that is done when each step of the story ends. */
const DONE = [0.06, 1, 1] as const;

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
