import type { ReactNode } from "react";
import type { SceneId } from "../scenes/catalogue";
import type { SceneContext } from "../scenes/scene";
import type { AppState } from "../store/store";

/** A time in a scene's story that survives changes of its steps: so far into the step of that name. */
export interface StoryTime {
  readonly step: string;
  /** 0…1. */
  readonly at: number;
}

/** One stop of the guided tour: a stretch of a scene's story, told in the tour's words. */
export interface Stop {
  readonly title: string;
  readonly scene: SceneId;
  readonly from: StoryTime;
  readonly to: StoryTime;
  /** How long it takes, the time to read included. */
  readonly seconds: number;
  /** The input and the selections at progress 0…1. What a context is needed for may change when it is there. */
  state(progress: number, context: SceneContext | null): Partial<AppState>;
  /** What the tour says, with the numbers that are there; null while the scene is getting ready. */
  caption(context: SceneContext | null): ReactNode;
}

/** The part of a stop in which the picture moves; then there is time to read. */
const MOVING = 0.72;

/** The whole tour in seconds. */
export function lengthOf(stops: readonly Stop[]): number {
  return stops.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** When a stop begins. */
export function startOf(stops: readonly Stop[], index: number): number {
  return lengthOf(stops.slice(0, index));
}

/** The stop at a time of the tour, and how far it is. */
export function stopAt(stops: readonly Stop[], seconds: number): { index: number; progress: number } {
  let start = 0;
  for (const [index, stop] of stops.entries()) {
    const last = index === stops.length - 1;
    if (seconds < start + stop.seconds || last) {
      return { index, progress: Math.max(0, Math.min(1, (seconds - start) / stop.seconds)) };
    }
    start += stop.seconds;
  }
  return { index: 0, progress: 0 };
}

/** The scene's own time at a stop, given its steps' names; null while the story has not got these steps. */
export function storyTime({ from, to }: Stop, progress: number, stepIds: readonly string[]): number | null {
  const [first, last] = [stepIds.indexOf(from.step), stepIds.indexOf(to.step)];
  if (first < 0 || last < 0) return null;
  const [a, b] = [first + from.at, last + to.at];
  return a + (b - a) * Math.min(1, progress / MOVING);
}
