import { m, useTransform } from "framer-motion";
import type { ReactNode } from "react";
import { useSpan } from "../../player/time";
import styles from "./Attention.module.css";
import type { RowData } from "./rowData";
import { rowStart, STEP } from "./steps";

const WIDTH = 96;

/** Lines from the asking token to every key, as thick as their probability: BertViz's head view, one row of it. */
export function Fan({ row, rowHeight }: { row: RowData; rowHeight: number }): ReactNode {
  const height = row.count * rowHeight;
  return (
    <svg
      className={styles.fan}
      width={WIDTH}
      height={height}
      viewBox={`0 0 ${WIDTH} ${height}`}
      aria-hidden="true"
    >
      {Array.from({ length: row.count }, (_, index) => (
        <Ray key={index} row={row} index={index} rowHeight={rowHeight} />
      ))}
    </svg>
  );
}

function Ray({ row, index, rowHeight }: { row: RowData; index: number; rowHeight: number }): ReactNode {
  const { from, count, probs } = row;
  const start = rowStart(STEP.keys, index, count);
  const reach = useSpan(start, start + 0.12);
  const begin = rowStart(STEP.softmax, index, count);
  const weigh = useSpan(begin, begin + 0.12);
  const y0 = (from + 0.5) * rowHeight;
  const y1 = (index + 0.5) * rowHeight;
  const path = `M0,${y0} C${WIDTH * 0.45},${y0} ${WIDTH * 0.55},${y1} ${WIDTH},${y1}`;
  const strokeWidth = useTransform(weigh, (p) => 1 + p * (probs[index] * 15 - 0.6));
  const opacity = useTransform(
    [reach, weigh],
    ([r, w]: number[]) => r * (0.28 * (1 - w) + w * (0.1 + 0.9 * Math.sqrt(probs[index]))),
  );
  return <m.path className={styles.ray} d={path} style={{ strokeWidth, opacity, pathLength: reach }} />;
}
