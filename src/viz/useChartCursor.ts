import { type FocusEvent, type KeyboardEvent, type MouseEvent, type PointerEvent, useState } from "react";
import { pointIn, pointOf } from "../ui/magnify";
import { hideTip, showTipAt } from "./Tip";

/** A point of a chart: an index on one of its lines. */
export interface ChartPoint {
  readonly series: number;
  readonly index: number;
}

interface ChartCursorOptions {
  readonly series: readonly { readonly values: ArrayLike<number> }[];
  /** A place within the chart, in its own pixels. */
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  readonly say: (point: ChartPoint) => string;
  /** Where there is nothing behind a point, what is said is all. */
  readonly pick?: (point: ChartPoint) => void;
}

const MOVES: Readonly<Record<string, Partial<ChartPoint>>> = {
  ArrowRight: { index: 1 },
  ArrowLeft: { index: -1 },
  PageUp: { index: 10 },
  PageDown: { index: -10 },
  ArrowUp: { series: -1 },
  ArrowDown: { series: 1 },
};

/**
 * Makes a chart's lines a button over their points: the pointer's place or the arrow keys choose one, its value is
 * shown, a click or Enter picks it. The keys start at the first line's last point.
 */
export function useChartCursor({ series, x, y, say, pick }: ChartCursorOptions) {
  const [cursor, setCursor] = useState<ChartPoint | null>(null);
  const last = Math.max(...series.map(({ values }) => values.length - 1));
  const clamp = ({ series: line, index }: ChartPoint): ChartPoint => ({
    series: Math.max(0, Math.min(series.length - 1, line)),
    index: Math.max(0, Math.min(last, index)),
  });
  const heightOf = ({ series: line, index }: ChartPoint): number => series[line].values[index];
  const start = { series: 0, index: last };
  /** The point nearest to the pointer: the step nearest to it, on the line that is nearest there. */
  const at = (event: MouseEvent<Element>): ChartPoint => {
    const [left, top] = pointIn(event.currentTarget, event);
    // Indices need not lie evenly: an axis may be logarithmic.
    let index = 0;
    for (let i = 1; i <= last; i++) if (Math.abs(x(i) - left) < Math.abs(x(index) - left)) index = i;
    const far = series.map((_, line) => {
      const value = heightOf({ series: line, index });
      return Number.isFinite(value) ? Math.abs(y(value) - top) : Number.POSITIVE_INFINITY;
    });
    return { series: far.indexOf(Math.min(...far)), index };
  };
  const moveTo = (target: Element, point: ChartPoint) => {
    setCursor(point);
    showTipAt(...pointOf(target, x(point.index), Math.max(0, y(heightOf(point)))), say(point));
  };
  const leave = () => {
    setCursor(null);
    hideTip();
  };
  const handlers = {
    // A key press comes without a place.
    onClick: (event: MouseEvent<Element>) => pick?.(event.detail === 0 ? (cursor ?? start) : at(event)),
    onPointerMove: (event: PointerEvent<Element>) => moveTo(event.currentTarget, at(event)),
    onPointerLeave: leave,
    onFocus: (event: FocusEvent<Element>) => {
      // A click focuses too, but it has a place of its own.
      if (event.currentTarget.matches(":focus-visible")) moveTo(event.currentTarget, start);
    },
    onBlur: leave,
    onKeyDown: (event: KeyboardEvent<Element>) => {
      const here = cursor ?? start;
      const move = MOVES[event.key];
      const edge = { Home: 0, End: last }[event.key];
      if (!move && edge === undefined) return;
      // The player's keys are arrows too.
      event.preventDefault();
      event.stopPropagation();
      moveTo(
        event.currentTarget,
        clamp({ series: here.series + (move?.series ?? 0), index: edge ?? here.index + (move?.index ?? 0) }),
      );
    },
  };
  return { cursor, start, handlers };
}
