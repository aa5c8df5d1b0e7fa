import type { RunRequest } from "../engine";
import { masked } from "../engine/explain/asked";
import { maskId } from "../inspector/values";
import type { SceneContext } from "../scenes/scene";

export type Requests = Readonly<Record<string, RunRequest>>;

/** A pass with [MASK] at a position, and the best guesses there. */
export function guessing(context: SceneContext, pass: RunRequest, position: number): RunRequest {
  return { ...masked(pass, [position], maskId(context)), guesses: { positions: [position], top: 5 } };
}
