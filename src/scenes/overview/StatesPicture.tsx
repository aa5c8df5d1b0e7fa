import { m, useTransform } from "framer-motion";
import type { ReactNode } from "react";
import { useSpan } from "../../player/time";
import { CosineCanvas } from "../../viz/CosineCanvas";
import styles from "./Overview.module.css";
import type { States } from "./reading";

export interface StatesPictureProps {
  /** Null before the weights are there: an empty frame keeps the place. */
  readonly states: States | null;
  readonly width: number;
  readonly height: number;
  /** The chosen token's line is framed. */
  readonly focus: number;
  readonly from: number;
  readonly to: number;
}

/** The vectors of all tokens at one place, a line of cells each; comes in from left to right. */
export function StatesPicture({ states, width, height, focus, from, to }: StatesPictureProps): ReactNode {
  const reveal = useSpan(from, to);
  const clipPath = useTransform(reveal, (p) => `inset(0 ${(1 - p) * 100}% 0 0)`);
  const count = states?.tensor.shape[0] ?? 1;
  return (
    <div className={styles.picture} style={{ width, height }}>
      {states && (
        <m.div style={{ clipPath }}>
          <CosineCanvas
            values={states.tensor.data}
            rows={count}
            columns={states.tensor.shape[1]}
            width={width}
            height={height}
            scale={states.scale}
          />
          <div
            className={styles.focusFrame}
            style={{ top: (focus * height) / count, height: Math.max(2, height / count) }}
          />
        </m.div>
      )}
    </div>
  );
}
