import type { Point } from "./ground";

/** A point on the way from one place to another. */
export function mix(one: Point, other: Point, share: number): Point {
  return { x: one.x + (other.x - one.x) * share, y: one.y + (other.y - one.y) * share };
}

/** What makes of a path only its beginning, `share` (0…1) of its length. */
export const drawnTo = (share: number) =>
  share < 1 ? { pathLength: 1, strokeDasharray: `${share} 1` } : undefined;
