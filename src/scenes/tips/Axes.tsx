import type { ReactNode } from "react";
import { SIDES } from "../../trainer/SeriesTable";
import { percent } from "../../ui/format";
import styles from "./Tips.module.css";
import { words } from "./words";

/** Pixels: the axis on the left, the names on the right, above and below. */
const LEFT = 46;
const NAMES = 170;
const NARROW_NAMES = 128;
const TOP = 14;
const BOTTOM = 44;

/** To the right what it knows of the task, upwards what is left of the words it knew. */
interface Scale {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly foot: number;
  /** The highest share that is marked. */
  readonly highest: number;
  x(task: number): number;
  y(words: number): number;
}

/** The scale for these shares of the task and of the words. */
export function scaleOf(
  task: readonly number[],
  words: readonly number[],
  width: number,
  height: number,
): Scale {
  const right = width - (width < 520 ? NARROW_NAMES : NAMES);
  const foot = height - BOTTOM;
  const lowest = Math.min(0.5, ...task) - 0.05;
  const highest = Math.max(0.5, ...words);
  return {
    left: LEFT,
    right,
    top: TOP,
    foot,
    highest,
    x: (share) => LEFT + ((right - LEFT) * (share - lowest)) / (1 - lowest),
    y: (share) => foot - ((foot - TOP) * share) / (1.15 * highest),
  };
}

/** Both axes with their names; the task's has marks only where something was measured of it. */
export function Axes({ scale, isTask = false }: { scale: Scale; isTask?: boolean }): ReactNode {
  const { left, right, top, foot, highest, x, y } = scale;
  return (
    <>
      {[0, highest].map((share) => (
        <g key={share}>
          {isTask && <line className={styles.grid} x1={left} x2={right} y1={y(share)} y2={y(share)} />}
          <text className={styles.axis} x={left - 8} y={y(share) + 4} textAnchor="end">
            {percent(share)}
          </text>
        </g>
      ))}
      {isTask && (
        <>
          {[0.5, 0.75, 1].map((share) => (
            <g key={share}>
              <line className={styles.grid} x1={x(share)} x2={x(share)} y1={top} y2={foot} />
              <text className={styles.axis} x={x(share)} y={foot + 17} textAnchor="middle">
                {percent(share)}
              </text>
            </g>
          ))}
          <text
            className={styles.axisName}
            x={right}
            y={foot + 36}
            textAnchor="end"
            style={{ fill: SIDES.task.color }}
          >
            {words.axes.task}
          </text>
        </>
      )}
      <text className={styles.axisName} x={left + 6} y={top + 4} style={{ fill: SIDES.words.color }}>
        {words.axes.words}
      </text>
    </>
  );
}
