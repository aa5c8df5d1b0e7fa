import type { ReactNode } from "react";
import { useStep } from "../../player/time";
import { insideOf, Stage } from "../Stage";
import type { SceneProps } from "../scene";
import { Tabs } from "../Tabs";
import { AlbertBand } from "./AlbertBand";
import { DistilBand } from "./DistilBand";
import { ElectraBand } from "./ElectraBand";
import { RobertaBand } from "./RobertaBand";
import { BANDS, bandOf } from "./steps";
import styles from "./Variants.module.css";

/** Four descendants of BERT, one idea each, tried on the visitor's text. */
export default function VariantsScene({ context, steps, room: { width } }: SceneProps): ReactNode {
  const band = bandOf(useStep(steps.length));
  if (!context.main || !context.model) return null;
  const inner = insideOf(width);
  return (
    <Stage width={width}>
      <Tabs tabs={BANDS} current={band} />
      <div className={styles.band}>
        {band === "roberta" && <RobertaBand context={context} width={inner} />}
        {band === "albert" && <AlbertBand context={context} />}
        {band === "distil" && <DistilBand context={context} width={inner} />}
        {band === "electra" && <ElectraBand context={context} />}
      </div>
    </Stage>
  );
}
