import { easeCubicInOut } from "d3";
import type { MotionValue } from "framer-motion";
import { useDerived } from "../player/derived";
import { progress } from "../player/storyboard";
import { useTime } from "../player/time";

/** Share of the way on which a mark becomes visible: it is seen to leave where it was computed. */
const SEEN = 0.25;

interface Arrival {
  readonly x: MotionValue<string>;
  readonly y: MotionValue<string>;
  readonly opacity: MotionValue<number>;
}

/**
 * The style of something that comes from where it was computed: at story time `from` it lies `x` and `y` from its place
 * (pixels, or hundredths of its own size) and cannot be seen yet, at `to` it is in its place. A function of time alone.
 */
export function useArrival(from: number, to: number, x: number, y = 0, unit: "px" | "%" = "px"): Arrival {
  const way = useDerived(useTime(), (t) => progress(t, from, to));
  const left = (p: number): number => 1 - easeCubicInOut(p);
  return {
    x: useDerived(way, (p) => `${x * left(p)}${unit}`),
    y: useDerived(way, (p) => `${y * left(p)}${unit}`),
    opacity: useDerived(way, (p) => Math.min(1, p / SEEN)),
  };
}
