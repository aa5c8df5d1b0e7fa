import type { ReactNode } from "react";
import { useStep } from "../../player/time";
import { Stage, View } from "../Stage";
import type { SceneProps } from "../scene";
import { Tabs } from "../Tabs";
import { AlbertBand } from "./AlbertBand";
import { DistilBand } from "./DistilBand";
import { ElectraBand } from "./ElectraBand";
import { RobertaBand } from "./RobertaBand";
import { BANDS, bandOf } from "./steps";
import styles from "./Variants.module.css";

/** What each view needs. */
const NEEDS = {
  roberta: { width: 960, height: 596 },
  albert: { width: 800, height: 400 },
  distil: { width: 960, height: 596 },
  electra: { width: 840, height: 690 },
} as const;

/** Four descendants of BERT, one idea each, tried on the visitor's text. */
export default function VariantsScene({ context, steps, room }: SceneProps): ReactNode {
  const band = bandOf(useStep(steps.length));
  if (!context.main || !context.model) return null;
  return (
    <Stage width={room.width}>
      <Tabs tabs={BANDS} current={band} />
      <div className={styles.band}>
        <View room={room} needs={NEEDS[band]}>
          {({ width }) => (
            <>
              {band === "roberta" && <RobertaBand context={context} width={width} />}
              {band === "albert" && <AlbertBand context={context} />}
              {band === "distil" && <DistilBand context={context} width={width} />}
              {band === "electra" && <ElectraBand context={context} />}
            </>
          )}
        </View>
      </div>
    </Stage>
  );
}
