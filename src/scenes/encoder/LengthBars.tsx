import type { ReactNode } from "react";
import styles from "./Encoder.module.css";

export interface LengthBarsProps {
  /** The length of one vector for each token. */
  readonly lengths: readonly number[];
  readonly focus: number;
}

const WIDTH = 150;
const HEIGHT = 34;

/** How long the same vector is for every token of the text; the chosen one is dark. */
export function LengthBars({ lengths, focus }: LengthBarsProps): ReactNode {
  const longest = Math.max(...lengths);
  const step = Math.min(12, WIDTH / lengths.length);
  return (
    <svg className={styles.bars} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <line x1={0} x2={step * lengths.length} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
      {lengths.map((length, token) => {
        const height = Math.max(1, (length / longest) * (HEIGHT - 2));
        return (
          <rect
            key={token}
            x={token * step}
            y={HEIGHT - height}
            width={Math.max(0.8, step - Math.min(2, step * 0.25))}
            height={height}
            data-own={token === focus || undefined}
          />
        );
      })}
    </svg>
  );
}
