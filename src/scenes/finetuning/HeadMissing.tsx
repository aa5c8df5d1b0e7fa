import type { ReactNode } from "react";
import type { AskedVariant, HeadName } from "../../engine";
import { useStore } from "../../store/store";
import { megabytes } from "../../ui/format";
import { Waiting } from "../../ui/Room";
import type { SceneContext } from "../scene";
import { headRun } from "./requests";
import { words } from "./words";

interface HeadMissingProps {
  readonly context: SceneContext;
  readonly name: HeadName;
  readonly variant: AskedVariant;
}

/** What stands in for a trained head's answer while there is none: how far its file is, or why there will be none. */
export function HeadMissing({ context, name, variant }: HeadMissingProps): ReactNode {
  const progress = useStore((state) => state.headProgress);
  const problem = context.runs[headRun(name, variant)]?.error;
  if (problem) return <Waiting>{words.waiting.problem(problem)}</Waiting>;
  const arriving = progress?.name === name && progress.total !== null;
  return (
    <Waiting silent>
      {arriving
        ? words.waiting.fetching(megabytes(progress.loaded), megabytes(progress.total ?? 0))
        : words.waiting.asking}
    </Waiting>
  );
}

/** What stands where heads would: a visitor's own model has one of them at most. */
export function NoHead({ context: { model } }: Pick<HeadMissingProps, "context">): ReactNode {
  return <Waiting>{model?.headProblem ?? words.own.none(model?.ownHead?.name ?? null)}</Waiting>;
}
