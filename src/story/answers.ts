import type { RunRequest } from "../engine";
import { masked } from "../engine/explain/asked";
import type { SceneContext } from "../scenes/scene";

export type Requests = Readonly<Record<string, RunRequest>>;

/** The id of [MASK] in BERT's own vocabulary, for the moment before the model says its own. */
const MASK = 103;

/** A pass with [MASK] at a position, and the best guesses there. */
export function guessing(context: SceneContext, pass: RunRequest, position: number): RunRequest {
  return { ...masked(pass, [position], maskId(context)), guesses: { positions: [position], top: 5 } };
}

export function maskId({ model }: Pick<SceneContext, "model">): number {
  return model?.specialIds.mask ?? MASK;
}
