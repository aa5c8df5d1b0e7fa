import type { ReactNode } from "react";
import { useStep } from "../../player/time";
import { Phase, Phases } from "../../viz/Phase";
import type { SceneProps } from "../scene";
import { Tabs } from "../Tabs";
import { DirectionBand } from "./DirectionBand";
import { Around, NetworkBand } from "./NetworkBand";
import { ROOMY } from "./networkLayout";
import styles from "./Overview.module.css";
import { SizesBand } from "./SizesBand";
import { bandOf, bands, STEP } from "./steps";
import { summary } from "./summary";

/** The map: the whole network on the visitor's text, each part a way into its scene. */
export default function OverviewScene({ context, steps, room: { width } }: SceneProps): ReactNode {
  const band = bandOf(useStep(steps.length));
  const inner = Math.max(240, width - 2 * (width < 620 ? 14 : 32));
  return (
    <div className={styles.stage}>
      <div className={styles.top}>
        {inner >= ROOMY ? <Around context={context} /> : <p className={styles.sum}>{summary(context)}</p>}
        <Tabs tabs={bands()} current={band} />
      </div>
      <Phases>
        <Phase from={0} to={STEP.sizes}>
          <NetworkBand context={context} width={inner} />
        </Phase>
        <Phase from={STEP.sizes} to={STEP.direction}>
          <SizesBand context={context} width={inner} />
        </Phase>
        <Phase from={STEP.direction} to={STEP.direction + 1}>
          <DirectionBand context={context} />
        </Phase>
      </Phases>
    </div>
  );
}
