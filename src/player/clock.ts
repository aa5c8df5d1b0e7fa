import { type MotionValue, motionValue } from "framer-motion";
import { stepAt } from "./storyboard";

/**
 * Where the story is, in steps (see `storyboard.ts`). It changes in every frame, so it is not in the store, which many
 * listen to: what moves hears of it here (see `time.tsx`), and the store knows the step.
 */
export const time: MotionValue<number> = motionValue(0);

/**
 * Puts time at `t`: there is no other way to.
 * @returns what the store knows of it, to be set with whatever else is true from this moment on.
 */
export function at(t: number): { readonly step: number } {
  time.set(t);
  return { step: stepAt(t, Number.POSITIVE_INFINITY) };
}

/** Where the player is and how it moves. `t` counts steps. */
export interface PlayerState {
  readonly t: number;
  readonly playing: boolean;
  /** Stop here (the end of one step), or null to play through. */
  readonly until: number | null;
  readonly speed: number;
  readonly loop: boolean;
}

/**
 * The player after `elapsed` milliseconds: the one place where time moves.
 * `seconds[k]` is the length of step k. Pure, so that playback can be tested without waiting.
 */
export function advance(state: PlayerState, elapsed: number, seconds: readonly number[]): PlayerState {
  if (!state.playing || seconds.length === 0) return state;
  const end = Math.min(state.until ?? seconds.length, seconds.length);
  let t = Math.min(state.t, seconds.length);
  let left = (elapsed / 1000) * state.speed;
  while (left > 0 && t < end) {
    const step = Math.min(seconds.length - 1, Math.floor(t));
    const boundary = Math.min(step + 1, end);
    const cost = (boundary - t) * seconds[step];
    if (cost > left) {
      t += left / seconds[step];
      left = 0;
    } else {
      left -= cost;
      t = boundary;
    }
  }
  if (t < end) return { ...state, t };
  if (state.until === null && state.loop) return { ...state, t: 0 };
  return { ...state, t: end, playing: false, until: null };
}
