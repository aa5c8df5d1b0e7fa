import type { ReactNode } from "react";
import { useStep } from "../../player/time";
import { Stage, View } from "../Stage";
import type { SceneProps } from "../scene";
import { Tabs } from "../Tabs";
import { BiasBand } from "./BiasBand";
import { DomainBand } from "./DomainBand";
import styles from "./Limits.module.css";
import { MovedColumns } from "./MovedColumns";
import { PositionChart } from "./PositionChart";
import { BANDS, bandOf } from "./steps";
import { WindowBand } from "./WindowBand";

/** What each view needs. */
const NEEDS = {
  positions: { width: 900, height: 576 },
  windows: { width: 800, height: 550 },
  domains: { width: 880, height: 560 },
  bias: { width: 820, height: 480 },
} as const;

/** What this BERT cannot do, measured: its end, its texts, its prejudices. */
export default function LimitsScene({ context, steps, room }: SceneProps): ReactNode {
  const band = bandOf(useStep(steps.length));
  if (!context.main || !context.model) return null;
  return (
    <Stage width={room.width}>
      <Tabs tabs={BANDS} current={band} />
      <div className={styles.band}>
        <View room={room} needs={NEEDS[band]}>
          {({ width }) => (
            <>
              {band === "positions" && <PositionChart context={context} width={width} />}
              {band === "positions" && <MovedColumns context={context} width={width} />}
              {band === "windows" && <WindowBand context={context} width={width} />}
              {band === "domains" && <DomainBand context={context} width={width} />}
              {band === "bias" && <BiasBand context={context} width={width} />}
            </>
          )}
        </View>
      </div>
    </Stage>
  );
}
