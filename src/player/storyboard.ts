import type { ReactNode } from "react";
import type { Place } from "../catalogue";

/** One step of a scene's story. Time `t` in (k, k+1] is step k; the fraction is the progress within it. */
export interface Step {
  readonly id: string;
  readonly title: string;
  /** How long the step takes at speed 1, its resting pause included. */
  readonly seconds: number;
  /** One or two plain sentences with live numbers. */
  readonly caption: ReactNode;
  /** What of the network the step is about, if the map should say so. */
  readonly place?: Place;
}

/**
 * A step from its parts, in the order in which a storyboard reads best.
 * @param caption a function where the numbers in it take work: it is called when somebody reads the caption.
 */
export function step(
  id: string,
  title: string,
  seconds: number,
  caption: ReactNode | (() => ReactNode),
): Step {
  if (typeof caption !== "function") return { id, title, seconds, caption };
  let said: { readonly caption: ReactNode } | null = null;
  return {
    id,
    title,
    seconds,
    get caption() {
      said ??= { caption: caption() };
      return said.caption;
    },
  };
}

/** The step that time `t` belongs to: a boundary belongs to the step it completes, so that a rest shows a finished step. */
export function stepAt(t: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.ceil(t) - 1));
}

/** Progress 0…1 of `t` between two story times, flat outside. */
export function progress(t: number, from: number, to: number): number {
  if (to <= from) return t >= to ? 1 : 0;
  return Math.max(0, Math.min(1, (t - from) / (to - from)));
}
