import type { SceneId } from "../catalogue";
import { stepAt } from "../player/storyboard";
import { type StepId, stepIndex } from "../story/steps";

/**
 * What became of a step: the index of the step of its room that shows it now; the name of the story's step that does;
 * or another room's step by its index.
 */
type Now = number | StepId | readonly [scene: SceneId, step: number];

type Moved = Readonly<Record<string, readonly Now[]>>;

/** Up to version 3 of links. */
const UNTIL_3: Moved = {
  overview: ["numbers", "sum", "tower", "blank", "tower", ["sizes", 3], "banks"],
  cls: [0, 0, 0, 0, 0, 1, 2, 3, 4, ["finetuning", 0]],
  why: [0, 0, "rise", 1, 2, 3, 4, 4],
  tokenization: [0, 0, 0, 1, 2, 2, 2],
  embeddings: [0, 0, 0, 0, 1, 2, 3, 4],
  attention: [0, 0, 0, 1, 2, 2, 3, 3, "all", 4, 5],
  encoder: [0, 0, 0, 1, 1, 1, 2, 2, 3],
  nsp: [0, 0, 0, 0, 1, 2, 3, 3],
  finetuning: [0, 0, 1, 2, 3, 4, 5, 6, 7, ["tips", 0]],
  tips: [0, 1, 2, 3, 4, ["finetuning", 3], ["sizes", 2]],
  senses: [0, 1, 2, 3, 4, 5, "banks", 6],
  variants: [0, 0, 1, 1, 2, 2, 3, 4],
  sizes: [0, 0, 0, 0, 1, 2, 3],
  mlm: ["dice", "dice", "fates", 1, "rise", 1, "sides", 2, "fates", 3],
};

/** Up to version 4. */
const UNTIL_4: Moved = { pretraining: [0, 0, 1, 1, 2] };

/** Up to version 5. */
const UNTIL_5: Moved = {
  attention: [0, 1, 2, 3, "banks", 4],
  encoder: [0, 1, 2, "stream"],
  limits: [0, 1, 2, 3, ["tokenization", 1], 4, 5],
  mlm: ["fates", 0, 1, 2],
  nsp: ["follows", 0, 1, 2],
  why: [0, 0, 1, 1, 2],
  finetuning: [0, 1, 2, 0, 3, 3, 3, 4, ["tips", 5]],
  sizes: [0, 1, 2, 0],
};

/**
 * Where the steps that rooms had up to a version of links were told after it: whoever follows an older link goes from
 * table to table. Rooms that are not in a table stayed as they were.
 */
export const MOVED: readonly (readonly [until: number, rooms: Moved])[] = [
  [3, UNTIL_3],
  [4, UNTIL_4],
  [5, UNTIL_5],
];

interface Moment {
  readonly scene: SceneId;
  readonly t: number;
}

/** Where a moment of a link of an older version is now, if not where it was. What is told elsewhere is shown as it ends. */
export function momentNow(scene: string, t: number | undefined, version: number): Moment | null {
  let now = null as Moment | null;
  for (const [until, rooms] of MOVED)
    if (!(version > until)) now = moved(rooms, now?.scene ?? scene, now ? now.t : t) ?? now;
  return now;
}

function moved(rooms: Moved, scene: string, t = 0): Moment | null {
  const steps = rooms[scene];
  if (!steps) return null;
  const step = stepAt(t, steps.length);
  const now = steps[step];
  // The beginning of a room that is there is before all its steps.
  if (!t && steps.some((one) => typeof one === "number")) return null;
  if (typeof now === "number") return { scene: scene as SceneId, t: now + Math.min(1, t - step) };
  return typeof now === "string"
    ? { scene: "story", t: stepIndex(now) + 1 }
    : { scene: now[0], t: now[1] + 1 };
}
