import type { ReactNode } from "react";
import { useStep } from "../../player/time";
import { grouped } from "../../ui/format";
import { Tabs } from "../../ui/Tabs";
import { Phase, Phases } from "../../viz/Phase";
import { words } from "../../words/overview";
import type { SceneContext, SceneProps } from "../scene";
import { DirectionBand } from "./DirectionBand";
import { NetworkBand } from "./NetworkBand";
import styles from "./Overview.module.css";
import { SizesBand } from "./SizesBand";
import { bandOf, bands, STEP } from "./steps";

/** The map: the whole network on the visitor's text, each part a way into its scene. */
export default function OverviewScene({ context, steps, width }: SceneProps): ReactNode {
  const band = bandOf(useStep(steps.length));
  const inner = Math.max(240, width - 2 * (width < 620 ? 14 : 32));
  return (
    <div className={styles.stage}>
      <div className={styles.top}>
        <p className={styles.sum}>{summary(context)}</p>
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

/** The text and the model at work in one line. */
function summary({ model, encoding, switches }: SceneContext): string {
  const tokens = encoding.tokens.length;
  if (!model) return words.summaryWaiting(tokens);
  const { layers, heads } = model.config;
  const someOff = switches.layersOff.length + switches.headsOff.length > 0;
  return words.summary({ tokens, layers, heads, someOff, parameters: grouped(model.parameters) });
}
