import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { AttentionFrom } from "../../engine";
import { useSpan } from "../../player/time";
import { percent } from "../../ui/format";
import { heatFill } from "../../viz/colors";
import type { StaffLayout } from "./staffLayout";
import { STEP } from "./steps";
import styles from "./Why.module.css";

export interface LooksProps {
  readonly layout: StaffLayout;
  readonly attention: AttentionFrom;
  /** The rollout share a full bar stands for. */
  readonly end: number;
}

/** Under each token, how much the guessed position looked at it: a cell per layer, then its share of the rollout. */
export function Looks({ layout, attention, end }: LooksProps): ReactNode {
  const rolled = useSpan(STEP.attention + 0.5, STEP.attention + 0.7);
  return (
    <>
      {attention.layers.map((shares, layer) => (
        <LayerRow
          key={layer}
          layout={layout}
          shares={shares}
          layer={layer}
          start={STEP.attention + 0.05 + (0.42 * layer) / attention.layers.length}
        />
      ))}
      <m.g style={{ opacity: rolled }}>
        {layout.boxes.map(({ index, x, y, width }) => {
          const share = attention.rollout[index];
          const place = { x, y: y + layout.rolloutTop, height: layout.rolloutHeight, rx: 2 };
          return (
            <g key={index}>
              <rect className={styles.track} {...place} width={width} />
              <rect className={styles.share} {...place} width={Math.max(1, (width * share) / end)} />
              <text className={styles.shareText} x={x + width / 2} y={place.y + layout.rolloutHeight + 12}>
                {percent(share)}
              </text>
            </g>
          );
        })}
      </m.g>
    </>
  );
}

interface LayerRowProps {
  readonly layout: StaffLayout;
  readonly shares: Float32Array;
  readonly layer: number;
  readonly start: number;
}

function LayerRow({ layout, shares, layer, start }: LayerRowProps): ReactNode {
  const opacity = useSpan(start, start + 0.1);
  return (
    <m.g style={{ opacity }}>
      {layout.boxes.map(({ index, x, y, width }) => (
        <rect
          key={index}
          x={x}
          y={y + layout.layersTop + layer * layout.layerHeight}
          width={width}
          height={layout.layerHeight - 1}
          rx={1.5}
          style={{ fill: heatFill(shares[index]) }}
        />
      ))}
    </m.g>
  );
}
