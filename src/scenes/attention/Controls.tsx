import * as Switch from "@radix-ui/react-switch";
import { type ReactNode, useId } from "react";
import { useStore } from "../../store/store";
import { Segmented } from "../../ui/Segmented";
import type { SceneContext } from "../scene";
import styles from "./Attention.module.css";
import { BANDS, type Band } from "./steps";

/** Which layer and head, which direction, which view. */
export function Controls({ context, band }: { context: SceneContext; band: Band }): ReactNode {
  const { setLayer, setHead, setCausal, jumpTo } = useStore.getState();
  const switchId = useId();
  const config = context.model?.config;
  return (
    <div className={styles.controls}>
      <Segmented label="Layer" count={config?.layers ?? 1} value={context.layer} onChange={setLayer} />
      <Segmented label="Head" count={config?.heads ?? 1} value={context.head} onChange={setHead} />
      <div className={styles.switchLabel}>
        <Switch.Root
          id={switchId}
          className={styles.switch}
          checked={context.causal}
          onCheckedChange={setCausal}
        >
          <Switch.Thumb className={styles.thumb} />
        </Switch.Root>
        <label htmlFor={switchId}>Left-to-right</label>
      </div>
      <fieldset className={styles.tabs} aria-label="View">
        {BANDS.map(({ id, label, step }) => (
          <button
            key={id}
            type="button"
            className={styles.tab}
            aria-pressed={id === band}
            onClick={() => jumpTo(step)}
          >
            {label}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
