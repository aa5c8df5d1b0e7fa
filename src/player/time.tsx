import { easeCubicInOut } from "d3";
import { type MotionValue, motionValue } from "framer-motion";
import { createContext, type ReactNode, useCallback, useContext, useSyncExternalStore } from "react";
import { time } from "./clock";
import { useDerived } from "./derived";
import { progress, stepAt } from "./storyboard";

/** With reduced motion a step is never seen half-way: time is rounded up to the step's end. */
const reducedMotion =
  typeof matchMedia === "function" ? matchMedia("(prefers-reduced-motion: reduce)") : null;
const shown = (t: number): number => (reducedMotion?.matches ? Math.ceil(t) : t);

/** Time as it is seen, as a motion value: it moves the DOM without rendering React for each frame. */
const seen = motionValue(0);
time.on("change", (t) => seen.set(shown(t)));

/** The time that what is inside moves with: as it is seen, if nobody says another. */
export const TimeContext = createContext<MotionValue<number>>(seen);

/** Draws the children at a fixed time: for tests, thumbnails and export. */
export function FixedTime({ t, children }: { t: number; children: ReactNode }): ReactNode {
  return <TimeContext value={motionValue(t)}>{children}</TimeContext>;
}

/** Time in steps, as a motion value. */
export function useTime(): MotionValue<number> {
  return useContext(TimeContext);
}

/**
 * What is read off a motion value: it renders React only when that changes. `read` must return a primitive.
 */
export function useRead<T extends string | number | boolean | null>(
  source: MotionValue<number>,
  read: (value: number) => T,
): T {
  // The same function each time: a new one would be taken for another source, and listening begun anew.
  const listen = useCallback((changed: () => void) => source.on("change", changed), [source]);
  return useSyncExternalStore(
    listen,
    () => read(source.get()),
    () => read(source.get()),
  );
}

/** A value derived from time that renders React only when it changes: a count, an index, a flag. */
export function useLive<T extends string | number | boolean | null>(select: (t: number) => T): T {
  return useRead(useTime(), select);
}

/** The index of the step on stage. */
export function useStep(count: number): number {
  return useLive((t) => stepAt(t, count));
}

// What moves is made with a motion value (`useSpan` and what is derived of it); where dozens of parts move alike, each
// draws itself (`useDrawn`); React draws anew only where something else is to be seen (`useLive`, `useStep`).

/** Eased progress 0…1 between two story times, as a motion value. */
export function useSpan(
  from: number,
  to: number,
  ease: (p: number) => number = easeCubicInOut,
): MotionValue<number> {
  return useDerived(useTime(), (t) => ease(progress(t, from, to)));
}

/** A number that goes from `a` to `b` between two story times, as a motion value. */
export function useTween(from: number, to: number, a: number, b: number): MotionValue<number> {
  return useDerived(useTime(), (t) => a + (b - a) * easeCubicInOut(progress(t, from, to)));
}
