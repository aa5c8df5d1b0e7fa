import type { ReactNode } from "react";
import type { SceneProps } from "../scene";
import { NetworkBand } from "./NetworkBand";
import { ROOMY } from "./networkLayout";
import styles from "./Overview.module.css";
import { summary } from "./summary";

/** The map: the whole network on the visitor's text, each part a way into its scene. */
export default function OverviewScene({ context, room }: SceneProps): ReactNode {
  const inner = Math.max(240, room.width - 2 * (room.width < 620 ? 14 : 32));
  return (
    <div className={styles.stage}>
      {inner < ROOMY && <p className={styles.sum}>{summary(context)}</p>}
      <NetworkBand context={context} room={{ width: inner, height: room.height }} />
    </div>
  );
}
