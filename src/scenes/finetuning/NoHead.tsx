import type { ReactNode } from "react";
import type { SceneContext } from "../scene";
import styles from "./Finetuning.module.css";
import { words } from "./words";

/** What stands where heads would: a visitor's own model has one of them at most. */
export function NoHead({ context }: { context: SceneContext }): ReactNode {
  return (
    <p className={styles.waiting} role="status">
      {context.model?.headProblem ?? words.own.none(context.model?.ownHead?.name ?? null)}
    </p>
  );
}
