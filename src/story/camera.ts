import { easeCubicInOut } from "d3";
import { progress, stepAt } from "../player/storyboard";
import type { Room } from "../viz/ground";

/** What the camera shows at a step. */
export interface View {
  /** Where the ground line lies, as a share of the room's height from its top. */
  readonly line: number;
  /** The largest word size, in pixels of a 900-pixel-high window: how near one is. */
  readonly size: number;
}

/** What the story's pictures need to be whole, in pixels: in a larger stage all of them grows. */
export const STORY_NEEDS: Room = { width: 1090, height: 700 };

/** The window height for which the word sizes of the story's table are meant. */
const USUAL = 796;

/** The part of a step in which the camera moves; what is on stage moves after that. */
export const CAMERA = 0.14;

/**
 * What the camera shows at time `t` of a story in a room of such a height: it goes to a step's view in the step's first
 * seconds, from that of the step before, and rests there while the marks move.
 */
export function camera(story: readonly View[], t: number, height = USUAL): View {
  const index = stepAt(t, story.length);
  const to = story[index];
  const from = story[Math.max(0, index - 1)];
  const p = between(t, index, index + CAMERA);
  const onWay = (a: number, b: number): number => a + (b - a) * p;
  const scale = Math.max(0.62, Math.min(1.7, height / USUAL));
  return { line: onWay(from.line, to.line), size: onWay(from.size, to.size) * scale };
}

/** The moment at which `between(p, from, to)` is `share`: when that much has come. */
export function whenCome(share: number, from: number, to: number): number {
  const eased = share <= 0.5 ? Math.cbrt(2 * share) / 2 : 1 + Math.cbrt(2 * share - 2) / 2;
  return from + (to - from) * eased;
}

/** Eased progress 0…1 of `p` between two moments. */
export function between(p: number, from: number, to: number): number {
  return easeCubicInOut(progress(p, from, to));
}

/** How far one of many has come when all of them have come `share` of the way: it begins `place` (0…1) of `spread` later. */
export function inTurn(share: number, place: number, spread: number): number {
  return progress(share * (1 + spread) - place * spread, 0, 1);
}
