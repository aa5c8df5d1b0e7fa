import { easeCubicInOut } from "d3";
import type { MotionValue } from "framer-motion";
import { useDerived } from "../../player/derived";
import { progress, stepAt } from "../../player/storyboard";
import { useTime } from "../../player/time";
import { MOVING } from "./steps";

/** A number that rests at `rests[k]` when step k begins and at `rests[k + 1]` when it is completed. */
export function along(rests: readonly number[], t: number): number {
  const step = stepAt(t, rests.length - 1);
  return between(rests[step], rests[step + 1], t, step);
}

/** A number on its way from where a step began to where it is completed. */
export function between(from: number, to: number, t: number, step: number): number {
  return from + (to - from) * easeCubicInOut(progress(t, step, step + MOVING));
}

/** `along` the player's time, as a motion value. */
export function useAlong(rests: readonly number[]): MotionValue<number> {
  return useDerived(useTime(), (t) => along(rests, t));
}

/** Where the step on stage began: the far end of a trail. */
export function startOf(rests: readonly number[], t: number): number {
  return rests[stepAt(t, rests.length - 1)];
}

/** Puts an element of a drawing at a place. */
export function moveTo(element: SVGElement, x: number, y: number): void {
  element.style.transform = `translateX(${x}px) translateY(${y}px)`;
}
