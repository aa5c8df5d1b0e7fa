import type { ReactNode } from "react";
import { words } from "../../words/finetuning";
import type { SceneContext } from "../scene";
import styles from "./Finetuning.module.css";

/** What stands where heads would: a visitor's own model has one of them at most. */
export function NoHead({ context }: { context: SceneContext }): ReactNode {
  return (
    <p className={styles.waiting} role="status">
      {context.model?.headProblem ?? words.own.none(context.model?.ownHead?.name ?? null)}
    </p>
  );
}
