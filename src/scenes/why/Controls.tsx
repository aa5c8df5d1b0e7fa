import type { ReactNode } from "react";
import { useStore } from "../../store/store";
import { LEAVE_OUT } from "../../store/viewSlice";
import { Options } from "../../ui/Options";
import { Tabs } from "../../ui/Tabs";
import type { SceneContext } from "../scene";
import { countOff } from "./requests";
import { BANDS, type Band } from "./steps";
import styles from "./Why.module.css";

const NAMES = { mask: "masking it", remove: "removing it" } as const;

/** How a token is left out, what is switched off, and which view is on stage. */
export function Controls({ context, band }: { context: SceneContext; band: Band }): ReactNode {
  const { setLeaveOut, restoreAll } = useStore.getState();
  const off = countOff(context.switches);
  return (
    <div className={styles.controls}>
      <Options
        label="Leave out by"
        options={LEAVE_OUT.map((value) => ({ value, label: NAMES[value] }))}
        value={context.leaveOut}
        onChange={setLeaveOut}
      />
      {off > 0 && band !== "off" && (
        <p className={styles.offNote}>
          {off === 1 ? "1 part is" : `${off} parts are`} switched off; this view shows the untouched model.{" "}
          <button type="button" className={styles.restore} onClick={restoreAll}>
            Restore all
          </button>
        </p>
      )}
      <div className={styles.views}>
        <Tabs tabs={BANDS} current={band} />
      </div>
    </div>
  );
}
