import type { ReactNode } from "react";
import { useStep } from "../../player/time";
import { setLayer, setToken } from "../../store/view";
import { Toolbar } from "../../ui/Room";
import { Segmented } from "../../ui/Segmented";
import { Chips } from "../../viz/Chip";
import { insideOf, Stage } from "../Stage";
import type { SceneContext, SceneProps } from "../scene";
import { Tabs } from "../Tabs";
import styles from "./Encoder.module.css";
import { GeluBand } from "./GeluBand";
import { readingOf } from "./reading";
import { StreamBand } from "./StreamBand";
import { BANDS, type Band, bandOf } from "./steps";
import { words } from "./words";

/** One token's residual stream through a layer, and the neurons of its feed-forward part. */
export default function EncoderScene({ context, steps, room: { width } }: SceneProps): ReactNode {
  const band = bandOf(useStep(steps.length));
  const reading = readingOf(context);
  const { main, layer } = context;
  if (!main || !reading) return null;
  const inner = insideOf(width);
  return (
    <Stage width={width}>
      <Controls context={context} band={band} />
      <Chips
        label={words.controls.tokens}
        tokens={context.encoding.tokens}
        selected={reading.focus}
        nameOf={words.controls.follow}
        onSelect={setToken}
      />
      {reading.layersOff.includes(layer) && <p className={styles.off}>{words.controls.off(layer + 1)}</p>}
      <div className={styles.band}>
        {band === "layer" && <StreamBand reading={reading} context={context} width={inner} />}
        {band === "gelu" && <GeluBand reading={reading} context={context} width={inner} />}
      </div>
    </Stage>
  );
}

function Controls({ context, band }: { context: SceneContext; band: Band }): ReactNode {
  return (
    <Toolbar spread>
      <Segmented
        label={words.controls.layer}
        count={context.model?.config.layers ?? 1}
        value={context.layer}
        onChange={setLayer}
      />
      <Tabs tabs={BANDS} current={band} />
    </Toolbar>
  );
}
