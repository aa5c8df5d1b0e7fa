import type { ReactNode } from "react";
import { useStep } from "../../player/time";
import { insideOf, Stage } from "../Stage";
import type { SceneProps } from "../scene";
import { Tabs } from "../Tabs";
import { BiasBand } from "./BiasBand";
import { DomainBand } from "./DomainBand";
import styles from "./Limits.module.css";
import { MovedColumns } from "./MovedColumns";
import { PieceBand } from "./PieceBand";
import { PositionChart } from "./PositionChart";
import { BANDS, bandOf } from "./steps";
import { WindowBand } from "./WindowBand";

/** What this BERT cannot do, measured: its end, its vocabulary, its texts, its prejudices. */
export default function LimitsScene({ context, steps, room: { width } }: SceneProps): ReactNode {
  const band = bandOf(useStep(steps.length));
  if (!context.main || !context.model) return null;
  const inner = insideOf(width);
  return (
    <Stage width={width}>
      <Tabs tabs={BANDS} current={band} />
      <div className={styles.band}>
        {band === "positions" && (
          <>
            <PositionChart context={context} width={inner} />
            <MovedColumns context={context} width={inner} />
          </>
        )}
        {band === "windows" && <WindowBand context={context} width={inner} />}
        {band === "pieces" && <PieceBand context={context} />}
        {band === "domains" && <DomainBand context={context} width={inner} />}
        {band === "bias" && <BiasBand context={context} width={inner} />}
      </div>
    </Stage>
  );
}
