import type { ReactNode } from "react";
import type { AskedVariant, HeadName } from "../../engine";
import { useStore } from "../../store/store";
import { megabytes } from "../../ui/format";
import type { SceneContext } from "../scene";
import styles from "./Finetuning.module.css";
import { headRun } from "./requests";
import { words } from "./words";

interface WaitingProps {
  readonly context: SceneContext;
  readonly name: HeadName;
  readonly variant: AskedVariant;
}

/** What stands in for a trained head's answer while there is none: how far its file is, or why there will be none. */
export function Waiting({ context, name, variant }: WaitingProps): ReactNode {
  const progress = useStore((state) => state.headProgress);
  const problem = context.runs[headRun(name, variant)]?.error;
  if (problem)
    return (
      <p className={styles.waiting} role="status">
        {words.waiting.problem(problem)}
      </p>
    );
  const arriving = progress?.name === name && progress.total !== null;
  return (
    <p className={styles.waiting}>
      {arriving
        ? words.waiting.fetching(megabytes(progress.loaded), megabytes(progress.total ?? 0))
        : words.waiting.asking}
    </p>
  );
}
