import type { ReactNode } from "react";
import { useStep } from "../../player/time";
import { focusToken } from "../../store/focusToken";
import { setToken } from "../../store/view";
import { Chips } from "../../viz/Chip";
import { Stage, View } from "../Stage";
import type { SceneProps } from "../scene";
import { Tabs } from "../Tabs";
import styles from "./Embeddings.module.css";
import { NearBand } from "./NearBand";
import { PositionsBand } from "./PositionsBand";
import { partsOf } from "./parts";
import { SumBand } from "./SumBand";
import { SwapBand } from "./SwapBand";
import { BANDS, bandOf } from "./steps";
import { words } from "./words";

/** What each view needs to be whole. */
const NEEDS = {
  sum: { width: 700, height: 460 },
  near: { width: 700, height: 480 },
  positions: { width: 760, height: 420 },
  swap: { width: 740, height: 600 },
} as const;

/** Token, position and segment rows become one vector; then the tables themselves, and two sentences that change places. */
export default function EmbeddingsScene({ context, steps, room }: SceneProps): ReactNode {
  const band = bandOf(useStep(steps.length));
  const { main } = context;
  const focus = focusToken(context);
  const parts = main && partsOf(main, focus);
  if (!main || !parts) return null;
  return (
    <Stage width={room.width}>
      <Tabs tabs={BANDS} current={band} />
      <div className={styles.band}>
        <View room={room} needs={NEEDS[band]}>
          {(own) => (
            <>
              {band !== "swap" && (
                <Chips
                  label={words.tokens.list}
                  tokens={context.encoding.tokens}
                  selected={focus}
                  nameOf={words.tokens.take}
                  onSelect={setToken}
                />
              )}
              {band === "sum" && <SumBand context={context} run={main} focus={focus} />}
              {band === "near" && <NearBand context={context} />}
              {band === "positions" && <PositionsBand context={context} focus={focus} room={own} />}
              {band === "swap" && <SwapBand context={context} />}
            </>
          )}
        </View>
      </div>
    </Stage>
  );
}
