import type { ReactNode } from "react";
import { useStep } from "../../player/time";
import { focusToken } from "../../store/focusToken";
import { setToken } from "../../store/view";
import { Chips } from "../../viz/Chip";
import { insideOf, Stage } from "../Stage";
import type { SceneContext, SceneProps } from "../scene";
import { Tabs } from "../Tabs";
import styles from "./Embeddings.module.css";
import { NearBand } from "./NearBand";
import { PositionsBand } from "./PositionsBand";
import { partsOf } from "./parts";
import { SumBand } from "./SumBand";
import { SwapBand } from "./SwapBand";
import { BANDS, bandOf } from "./steps";
import { words } from "./words";

/** Token, position and segment rows become one vector; then the tables themselves, and two sentences that change places. */
export default function EmbeddingsScene({ context, steps, room: { width } }: SceneProps): ReactNode {
  const band = bandOf(useStep(steps.length));
  const { main } = context;
  const focus = focusToken(context);
  const parts = main && partsOf(main, focus);
  if (!main || !parts) return null;
  const inner = insideOf(width);
  return (
    <Stage width={width}>
      <Tabs tabs={BANDS} current={band} />
      <div className={styles.band} style={{ minHeight: bandHeight(context) }}>
        {(band === "near" || band === "positions") && (
          <Chips
            label={words.tokens.list}
            tokens={context.encoding.tokens}
            selected={focus}
            nameOf={words.tokens.take}
            onSelect={setToken}
          />
        )}
        {band === "sum" && (
          <SumBand
            context={context}
            run={main}
            request={context.runs.main?.answered ?? null}
            focus={focus}
            width={inner}
            heights={
              context.model && {
                word: context.model.config.vocabSize,
                position: context.model.config.maxPositions,
                tokenType: context.model.config.typeVocabSize,
              }
            }
          />
        )}
        {band === "near" && <NearBand context={context} />}
        {band === "positions" && <PositionsBand context={context} focus={focus} width={inner} />}
        {band === "swap" && <SwapBand context={context} />}
      </div>
    </Stage>
  );
}

/** Room for the tallest view, so that the stage keeps its height from step to step. */
function bandHeight({ encoding }: SceneContext): number {
  return Math.max(500, 350 + Math.min(352, encoding.tokens.length * 35));
}
