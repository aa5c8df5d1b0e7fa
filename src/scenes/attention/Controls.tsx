import type { ReactNode } from "react";
import { useStore } from "../../store/store";
import { Segmented } from "../../ui/Segmented";
import { Tabs } from "../../ui/Tabs";
import { Toggle } from "../../ui/Toggle";
import type { SceneContext } from "../scene";
import styles from "./Attention.module.css";
import { BANDS, type Band } from "./steps";

/** Which layer and head, which direction, which view. */
export function Controls({ context, band }: { context: SceneContext; band: Band }): ReactNode {
  const { setLayer, setHead, setCausal } = useStore.getState();
  const config = context.model?.config;
  return (
    <div className={styles.controls}>
      <Segmented label="Layer" count={config?.layers ?? 1} value={context.layer} onChange={setLayer} />
      <Segmented label="Head" count={config?.heads ?? 1} value={context.head} onChange={setHead} />
      <Toggle label="Left-to-right" checked={context.causal} onChange={setCausal} />
      <div className={styles.views}>
        <Tabs tabs={BANDS} current={band} />
      </div>
    </div>
  );
}
