import type { ReactNode } from "react";
import { restoreAll } from "../../store/view";
import { Button } from "../../ui/Button";
import { Options } from "../../ui/Options";
import { Toolbar } from "../../ui/Room";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import { Tabs } from "../Tabs";
import { countOff } from "./requests";
import { LEAVE_OUT } from "./settings";
import { BANDS, type Band } from "./steps";
import styles from "./Why.module.css";
import { words } from "./words";

/** How a token is left out, what is switched off, and which view is on stage. */
export function Controls({ context, band }: { context: SceneContext; band: Band }): ReactNode {
  const off = countOff(context.switches);
  return (
    <Toolbar>
      <Options
        label={words.controls.leaveOut}
        options={LEAVE_OUT.map((value) => ({ value, label: words.controls.ways[value] }))}
        value={context.settings.why.leaveOut}
        onChange={(leaveOut) => setSetting("why", { leaveOut })}
      />
      {off > 0 && band !== "off" && (
        <p className={styles.offNote}>
          {words.controls.off(off)} <Button onClick={restoreAll}>{words.controls.restore}</Button>
        </p>
      )}
      <div className={styles.views}>
        <Tabs tabs={BANDS} current={band} />
      </div>
    </Toolbar>
  );
}
