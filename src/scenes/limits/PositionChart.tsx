import { m } from "framer-motion";
import type { ReactNode } from "react";
import { useSpan } from "../../player/time";
import { fixed } from "../../ui/format";
import type { SceneContext } from "../scene";
import styles from "./Limits.module.css";
import { meanOf, positionTable, TRAINED } from "./positions";
import { STEP } from "./steps";

const HEIGHT = 190;
const LEFT = 40;
const TOP = 22;
const BOTTOM = 34;

/** The length of every position vector: those that training never touched stayed as small as they began. */
export function PositionChart({ context, width }: { context: SceneContext; width: number }): ReactNode {
  const table = positionTable(context);
  const grow = useSpan(STEP.positions + 0.1, STEP.positions + 0.65);
  if (!table) return <p className={styles.wait}>Reading the position table…</p>;
  const { lengths } = table;
  const count = lengths.length;
  const inner = width - LEFT;
  const most = Math.max(...lengths);
  const x = (position: number) => LEFT + (position / count) * inner;
  const y = (length: number) => HEIGHT - BOTTOM - (length / most) * (HEIGHT - TOP - BOTTOM);
  const bars = (from: number, to: number) =>
    Array.from(
      lengths.subarray(from, to),
      (length, i) => `M${x(from + i)} ${y(0)}V${y(length)}H${x(from + i + 1)}V${y(0)}`,
    );
  const line = Math.min(TRAINED, count);
  return (
    <figure className={styles.figure}>
      <figcaption>
        Length of each of the <b>{count}</b> position vectors
      </figcaption>
      <svg
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={`Mean length of the position vectors: ${fixed(meanOf(lengths, 0, line))} for positions 0 to ${line - 1}, ${fixed(meanOf(lengths, line, count))} behind them.`}
      >
        <m.g style={{ scaleY: grow, originX: 0, originY: 1 }}>
          <path d={bars(0, line).join("")} className={styles.trained} />
          <path d={bars(line, count).join("")} className={styles.untrained} />
        </m.g>
        <line x1={LEFT} x2={width} y1={y(0)} y2={y(0)} className={styles.axis} />
        {[0, line, count - 1].map((position) => (
          <text
            key={position}
            x={x(position)}
            y={HEIGHT - BOTTOM + 18}
            textAnchor={position === 0 ? "start" : position === line ? "middle" : "end"}
            className={styles.tick}
          >
            {position}
          </text>
        ))}
        <text x={LEFT - 8} y={y(most)} dy="0.35em" textAnchor="end" className={styles.tick}>
          {fixed(most)}
        </text>
        {count > line && (
          <text x={x(line) + 8} y={TOP - 6} className={styles.label}>
            {width < 620 ? "never trained" : "no text in training was long enough to reach these"}
          </text>
        )}
      </svg>
    </figure>
  );
}
