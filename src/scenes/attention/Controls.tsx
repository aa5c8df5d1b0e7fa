import type { ReactNode } from "react";
import { lookAt, setCausal } from "../../store/view";
import { Toolbar } from "../../ui/Room";
import { Segmented } from "../../ui/Segmented";
import { Toggle } from "../../ui/Toggle";
import type { SceneContext } from "../scene";
import { Tabs } from "../Tabs";
import styles from "./Attention.module.css";
import { BANDS, type Band } from "./steps";
import { words } from "./words";

/** Which layer and head, which direction, which view. */
export function Controls({ context, band }: { context: SceneContext; band: Band }): ReactNode {
  const config = context.model?.config;
  return (
    <Toolbar>
      <Segmented
        label={words.controls.layer}
        count={config?.layers ?? 1}
        value={context.layer}
        onChange={(layer) => lookAt(layer, context.head)}
      />
      <Segmented
        label={words.controls.head}
        count={config?.heads ?? 1}
        value={context.head}
        onChange={(head) => lookAt(context.layer, head)}
      />
      <Toggle label={words.controls.causal} checked={context.causal} onChange={setCausal} />
      <div className={styles.views}>
        <Tabs tabs={BANDS} current={band} />
      </div>
    </Toolbar>
  );
}
