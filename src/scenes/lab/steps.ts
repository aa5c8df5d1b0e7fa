import { stepTable } from "../steps";

/** The scene's steps, and how long each takes. */
export const { STEP, tell } = stepTable({
  ask: [3],
  predict: [2],
  reveal: [4],
  why: [6],
});

/** When the truth has come down to its answer. */
export const LANDED = STEP.reveal + 0.55;
