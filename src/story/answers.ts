import type { RunRequest } from "../engine";
import type { SceneContext } from "../scenes/scene";

export type Requests = Readonly<Record<string, RunRequest>>;

/** The id of [MASK] in BERT's own vocabulary, for the moment before the model says its own. */
const MASK = 103;

export function maskId({ model }: Pick<SceneContext, "model">): number {
  return model?.specialIds.mask ?? MASK;
}
