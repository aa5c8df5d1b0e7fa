import type { ReactNode } from "react";
import styles from "./ChartReader.module.css";
import { type ChartCursorOptions, useChartCursor } from "./useChartCursor";

interface ChartReaderProps extends Omit<ChartCursorOptions, "pick"> {
  readonly label: string;
}

/**
 * A layer over a chart whose points no pass computed, such as throws of dice: what each one is and how it was counted,
 * by pointer and by key. The parent is positioned.
 */
export function ChartReader({ label, ...options }: ChartReaderProps): ReactNode {
  const { cursor, start, handlers } = useChartCursor(options);
  const { series, x, y, say } = options;
  const point = cursor ?? start;
  return (
    <div
      className={styles.reader}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={start.index + 1}
      aria-valuenow={point.index + 1}
      aria-valuetext={say(point)}
      {...handlers}
      // A tap does not move.
      onPointerDown={handlers.onPointerMove}
    >
      {cursor && (
        <span
          className={styles.dot}
          style={{ left: x(cursor.index), top: y(series[cursor.series].values[cursor.index]) }}
        />
      )}
    </div>
  );
}
