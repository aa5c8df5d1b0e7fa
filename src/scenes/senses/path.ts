import { easeCubicInOut } from "d3";
import { type MotionValue, useTransform } from "framer-motion";
import { progress, stepAt } from "../../player/storyboard";
import { useTime } from "../../player/time";
import { MOVING } from "./steps";

/** A number that rests at `rests[k]` when step k begins and at `rests[k + 1]` when it is completed. */
export function along(rests: readonly number[], t: number): number {
  const step = stepAt(t, rests.length - 1);
  const share = easeCubicInOut(progress(t, step, step + MOVING));
  return rests[step] + (rests[step + 1] - rests[step]) * share;
}

/** `along` the player's time, as a motion value. */
export function useAlong(rests: readonly number[]): MotionValue<number> {
  return useTransform(useTime(), (t) => along(rests, t));
}

/** Where the step on stage began: the far end of a trail. */
export function useStart(rests: readonly number[]): MotionValue<number> {
  return useTransform(useTime(), (t) => rests[stepAt(t, rests.length - 1)]);
}
