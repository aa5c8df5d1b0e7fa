import type { ReactNode } from "react";
import { useStep } from "../../player/time";
import type { SceneContext, SceneProps } from "../scene";
import { Tabs, tabAt } from "../Tabs";
import { AlbertBand } from "./AlbertBand";
import { DistilBand } from "./DistilBand";
import { ElectraBand } from "./ElectraBand";
import { RobertaBand } from "./RobertaBand";
import { BANDS } from "./steps";
import styles from "./Variants.module.css";

/** Four descendants of BERT, one idea each, tried on the visitor's text. */
export default function VariantsScene({ context, steps, room: { width } }: SceneProps): ReactNode {
  const band = tabAt(BANDS, useStep(steps.length));
  if (!context.main || !context.model) return null;
  const inner = Math.max(240, width - 2 * (width < 620 ? 14 : 32));
  return (
    <div className={styles.stage}>
      <Tabs tabs={BANDS} current={band} />
      <div className={styles.band} style={{ minHeight: bandHeight(context, inner) }}>
        {band === "roberta" && <RobertaBand context={context} width={inner} />}
        {band === "albert" && <AlbertBand context={context} />}
        {band === "distil" && <DistilBand context={context} width={inner} />}
        {band === "electra" && <ElectraBand context={context} />}
      </div>
    </div>
  );
}

/** Room for the tallest view, so that the stage keeps its height from step to step. */
function bandHeight({ encoding, model }: SceneContext, width: number): number {
  const tokens = encoding.tokens.length;
  const game = 330 + Math.ceil((tokens * 92) / width) * 76 + Math.ceil(0.15 * tokens) * 34;
  const students = Math.min(6, model?.config.layers ?? 0) + 4;
  const beside = width < 720 ? width : width - 360;
  const guesses = Math.ceil((Math.min(tokens, 24) * 66) / beside);
  const distil = 260 + students * ((width < 720 ? 50 : 20) + guesses * 30);
  return Math.max(width < 720 ? 860 : 600, game, distil);
}
