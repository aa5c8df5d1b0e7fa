import type { RunRequest, RunResult } from "../engine";
import type { SceneContext } from "../scenes/scene";

export type Requests = Readonly<Record<string, RunRequest>>;

/** The id of [MASK] in BERT's own vocabulary, for the moment before the model says its own. */
const MASK = 103;

export function maskId({ model }: Pick<SceneContext, "model">): number {
  return model?.specialIds.mask ?? MASK;
}

/** The answers that are to these very questions; null where one is still under way, or is to an older text. */
export function answersTo<Name extends string>(
  { runs }: Pick<SceneContext, "runs">,
  requests: Readonly<Record<Name, RunRequest>>,
): Readonly<Record<Name, RunResult | null>> {
  const entries = Object.entries<RunRequest>(requests).map(([name, request]) => {
    const run = runs[name];
    const isAnswer = run?.answered && JSON.stringify(run.answered) === JSON.stringify(request);
    return [name, isAnswer ? run.result : null];
  });
  return Object.fromEntries(entries) as Record<Name, RunResult | null>;
}
