import { easeCubicInOut } from "d3";
import { m } from "framer-motion";
import type { PointerEvent, ReactNode } from "react";
import { useDerived } from "../../player/derived";
import { progress } from "../../player/storyboard";
import { useSpan, useTime } from "../../player/time";
import { percent } from "../../ui/format";
import { hideTip, showTipAt } from "../../viz/Tip";
import styles from "./Attention.module.css";
import type { RowData } from "./rowData";
import { ROWS, rowStart } from "./steps";
import { words } from "./words";

const WIDTH = 96;

interface FanProps {
  readonly row: RowData;
  readonly rowHeight: number;
  /** Asks where a ray’s share comes from; the keys have the same number in the row it leads to. */
  readonly onPick: (to: number) => void;
}

/** Lines from the asking token to every key, as thick as their probability: BertViz's head view, one row of it. */
export function Fan({ row, rowHeight, onPick }: FanProps): ReactNode {
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
        <Ray key={index} row={row} index={index} rowHeight={rowHeight} onPick={onPick} />
      ))}
    </svg>
  );
}

function Ray({ row, index, rowHeight, onPick }: FanProps & { index: number }): ReactNode {
  const { from, count, probs } = row;
  const start = rowStart(ROWS.keys, index, count);
  const reach = useSpan(start, start + 0.12);
  const begin = rowStart(ROWS.softmax, index, count);
  const weigh = useSpan(begin, begin + 0.12);
  const y0 = (from + 0.5) * rowHeight;
  const y1 = (index + 0.5) * rowHeight;
  const path = `M0,${y0} C${WIDTH * 0.45},${y0} ${WIDTH * 0.55},${y1} ${WIDTH},${y1}`;
  const strokeWidth = useDerived(weigh, (p) => 1 + p * (probs[index] * 15 - 0.6));
  const opacity = useDerived(useTime(), (t) => {
    const [r, w] = [start, begin].map((from) => easeCubicInOut(progress(t, from, from + 0.12)));
    return r * (0.28 * (1 - w) + w * (0.1 + 0.9 * Math.sqrt(probs[index])));
  });
  // The keys have the same number in the row.
  const pointer = {
    onPointerMove: ({ clientX, clientY }: PointerEvent) =>
      showTipAt(clientX, clientY - 8, words.row.ray(percent(probs[index]))),
    onPointerLeave: hideTip,
    onClick: () => onPick(index),
  };
  return (
    <>
      <m.path className={styles.ray} d={path} style={{ strokeWidth, opacity, pathLength: reach }} />
      <path className={styles.target} d={path} {...pointer} />
    </>
  );
}
