import type { SceneId } from "../catalogue";
import { stepAt } from "../player/storyboard";
import { type StepId, stepIndex } from "../story/steps";

/**
 * What became of a step: the index of the step of its room that shows it now; the name of the story's step that does;
 * or another room's step by its index.
 */
type Now = number | StepId | readonly [scene: SceneId, step: number];

/** Where the steps of rooms, as they were up to version 3 of links, are told now. Rooms that are not here are as they were. */
export const MOVED: Readonly<Record<string, readonly Now[]>> = {
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
  pretraining: [0, 0, 1, 1, 2],
  mlm: [0, 0, 0, 1, "rise", 1, "sides", 2, "fates", 3],
};

/** Of these, the rooms whose steps were still there in version 4. */
const UNTIL_4 = new Set(["pretraining"]);

/** Where a moment of a link of an older version is now, if not where it was. What is told elsewhere is shown as it ends. */
export function momentNow(
  scene: string,
  t?: number,
  version = "3",
): { readonly scene: SceneId; readonly t: number } | null {
  const steps = MOVED[scene];
  if (!steps || (version === "4" && !UNTIL_4.has(scene))) return null;
  const step = stepAt(t ?? 0, steps.length);
  const now = steps[step];
  // The beginning of a room that is there is before all its steps.
  if (typeof now === "number") return t ? { scene: scene as SceneId, t: now + Math.min(1, t - step) } : null;
  return typeof now === "string"
    ? { scene: "story", t: stepIndex(now) + 1 }
    : { scene: now[0], t: now[1] + 1 };
}
