import { m } from "framer-motion";
import type { ReactNode } from "react";
import { ask } from "../../inspector/question";
import { useSpan } from "../../player/time";
import { fixed } from "../../ui/format";
import { Cells } from "../../viz/Cells";
import type { SceneContext } from "../scene";
import styles from "./Limits.module.css";
import { meanOf, positionTable, trainedPositions } from "./positions";
import { STEP } from "./steps";
import { words } from "./words";

const HEIGHT = 190;
const LEFT = 40;
const TOP = 22;
const BOTTOM = 34;

/** Where a position stands in the chart, in pixels from its left. */
export const chartPlace =
  (width: number, count: number) =>
  (position: number): number =>
    LEFT + (position / count) * (width - LEFT);

/** The length of every position vector: those that training never touched stayed as small as they began. */
export function PositionChart({ context, width }: { context: SceneContext; width: number }): ReactNode {
  const table = positionTable(context);
  const grow = useSpan(STEP.positions + 0.1, STEP.positions + 0.65);
  if (!table) return <p className={styles.wait}>{words.positions.waiting}</p>;
  const { lengths } = table;
  const count = lengths.length;
  const inner = width - LEFT;
  const most = Math.max(...lengths);
  const x = chartPlace(width, count);
  const y = (length: number) => HEIGHT - BOTTOM - (length / most) * (HEIGHT - TOP - BOTTOM);
  const bars = (from: number, to: number) =>
    Array.from(
      lengths.subarray(from, to),
      (length, i) => `M${x(from + i)} ${y(0)}V${y(length)}H${x(from + i + 1)}V${y(0)}`,
    );
  // Where training ended is known of this page’s own weights only.
  const line = Math.min(trainedPositions(context) ?? count, count);
  const isKnown = trainedPositions(context) !== null;
  return (
    <figure className={styles.figure}>
      <figcaption>{words.positions.figure(count)}</figcaption>
      <div className={styles.chart}>
        <svg
          width={width}
          height={HEIGHT}
          role="img"
          aria-label={
            isKnown
              ? words.positions.chart(
                  line,
                  fixed(meanOf(lengths, 0, line)),
                  fixed(meanOf(lengths, line, count)),
                )
              : words.positions.ownChart(fixed(meanOf(lengths, 0, count)))
          }
        >
          <m.g style={{ scaleY: grow, originX: 0, originY: 1 }}>
            <path d={bars(0, line).join("")} className={styles.trained} />
            <path d={bars(line, count).join("")} className={styles.untrained} />
          </m.g>
          <line x1={LEFT} x2={width} y1={y(0)} y2={y(0)} className={styles.axis} />
          {[...new Set([0, line, count - 1])]
            .filter((position) => position < count)
            .map((position) => (
              <text
                key={position}
                x={x(position)}
                y={HEIGHT - BOTTOM + 18}
                textAnchor={position === 0 ? "start" : position === count - 1 ? "end" : "middle"}
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
              {width < 620 ? words.positions.untrainedShort : words.positions.untrained}
            </text>
          )}
        </svg>
        <div className={styles.bars} style={{ left: LEFT, top: TOP }}>
          <Cells
            rows={1}
            columns={count}
            width={inner}
            height={HEIGHT - TOP - BOTTOM}
            label={words.positions.bars(count)}
            say={(_, position) => words.positions.bar(position, fixed(lengths[position], 3))}
            onPick={(_, position) =>
              ask({
                request: context.runs.main?.answered,
                about: {
                  of: "length",
                  name: words.positions.length(position),
                  vector: { vector: { of: "row", table: "position", row: position } },
                },
              })
            }
          />
        </div>
      </div>
    </figure>
  );
}
