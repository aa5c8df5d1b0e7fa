import { type MotionValue, m } from "framer-motion";
import { type PointerEvent, type ReactNode, useId } from "react";
import { useDerived } from "../player/derived";
import { Button } from "../ui/Button";
import { pointIn } from "../ui/magnify";
import styles from "./LineChart.module.css";
import { type ChartPoint, useChartCursor } from "./useChartCursor";

export interface Series {
  readonly name: string;
  readonly values: ArrayLike<number>;
  /** A CSS color. */
  readonly color: string;
  readonly dashed?: boolean;
}

interface LineChartProps {
  readonly label: string;
  readonly series: readonly Series[];
  readonly width: number;
  readonly height: number;
  /** The upper end of the vertical axis; what is above it leaves the picture. */
  readonly top: number;
  /** Where the values lie along the chart, from 0 to the end that is its right edge; without it by their indices. */
  readonly along?: { readonly at: ArrayLike<number>; readonly end: number };
  /** Marks on the axes: place (in values, and along the chart) and text; a line with a name of its own is dashed. */
  readonly yMarks: readonly { readonly at: number; readonly text: string; readonly name?: string }[];
  readonly xMarks: readonly { readonly at: number; readonly text: string }[];
  /** How much of the lines is drawn, 0…1 from the left. */
  readonly reveal: MotionValue<number>;
  /** The chart is dragged along: what share of its width the pointer has come to. */
  readonly onDrag?: (share: number) => void;
  /** Makes the lines' points answer, by pointer and by key (see `useChartCursor`). */
  readonly points?: {
    /** What the button over the chart says. */
    readonly label: string;
    readonly say: (point: ChartPoint) => string;
    /** Where there is nothing behind a point, what is said is all. */
    readonly pick?: (point: ChartPoint) => void;
  };
}

/** The vertical axis of shares. */
export const SHARE_MARKS = [
  { at: 0, text: "0" },
  { at: 0.5, text: "50 %" },
  { at: 1, text: "100" },
];

const LEFT = 38;
const RIGHT = 10;
const TOP = 8;
const BOTTOM = 22;

/** Lines over a common index, drawn from left to right as `reveal` grows; what is to come is faint. */
export function LineChart(props: LineChartProps): ReactNode {
  const { label, series, width, height, top, along, yMarks, xMarks, reveal, onDrag, points } = props;
  const clip = useId();
  const plot = Math.max(40, width - LEFT - RIGHT);
  const last = along?.end ?? Math.max(1, ...series.map(({ values }) => values.length - 1));
  const xOf = (at: number): number => LEFT + (plot * at) / last;
  const x = (index: number): number => xOf(along ? along.at[index] : index);
  // What is far out of the picture stays near it: browsers draw no lines to 10³⁸.
  const y = (value: number): number =>
    TOP + (height - TOP - BOTTOM) * (1 - Math.max(-2, Math.min(2, value / top)));
  const shown = useDerived(reveal, (p) => Math.max(0, p * plot + 1));
  const head = useDerived(reveal, (p) => LEFT + p * plot);
  const now = useDerived(reveal, (p) => (p > 0 && p < 1 ? 0.5 : 0));
  const { cursor, handlers } = useChartCursor({
    series,
    x,
    y,
    say: (point) => points?.say(point) ?? "",
    pick: points?.pick,
  });
  const drag = (event: PointerEvent<SVGSVGElement>): void => {
    if (!onDrag || (event.type === "pointermove" && event.buttons === 0)) return;
    if (event.type === "pointerdown") event.currentTarget.setPointerCapture(event.pointerId);
    const [left] = pointIn(event.currentTarget, event);
    onDrag(Math.max(0, Math.min(1, (left - LEFT) / plot)));
  };
  const chart = (
    <svg
      className={styles.chart}
      data-drag={onDrag && true}
      width={width}
      height={height}
      role="img"
      aria-label={label}
      onPointerDown={drag}
      onPointerMove={drag}
    >
      <defs>
        <clipPath id={`${clip}-all`}>
          <rect x={LEFT} y={0} width={plot + RIGHT} height={height - BOTTOM + 2} />
        </clipPath>
        <clipPath id={`${clip}-now`}>
          <m.rect x={LEFT - 1} y={0} height={height - BOTTOM + 2} style={{ width: shown }} />
        </clipPath>
      </defs>
      {yMarks.map(({ at, text, name }) => (
        <g key={at} data-named={name && true}>
          <line className={styles.grid} x1={LEFT} x2={LEFT + plot} y1={y(at)} y2={y(at)} />
          {name && (
            <text className={styles.mark} x={LEFT + plot} y={y(at) - 6} textAnchor="end">
              {name}
            </text>
          )}
          <text className={styles.mark} x={LEFT - 6} y={y(at) + 4} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      {xMarks.map(({ at, text }) => (
        <text
          key={at}
          className={styles.mark}
          x={xOf(at)}
          y={height - 5}
          textAnchor={at === 0 ? "start" : at >= last ? "end" : "middle"}
        >
          {text}
        </text>
      ))}
      <g clipPath={`url(#${clip}-all)`}>
        {series.map((one) => (
          <path key={one.name} className={styles.faint} d={path(one.values, x, y)} stroke={one.color} />
        ))}
        <g clipPath={`url(#${clip}-now)`}>
          {series.map((one) => (
            <path
              key={one.name}
              className={styles.line}
              d={path(one.values, x, y)}
              stroke={one.color}
              strokeDasharray={one.dashed ? "5 4" : undefined}
            />
          ))}
        </g>
        <m.line
          className={styles.now}
          y1={TOP}
          y2={height - BOTTOM}
          style={{ opacity: now }}
          x1={head}
          x2={head}
        />
        {cursor && (
          <circle
            className={styles.cursor}
            cx={x(cursor.index)}
            cy={y(series[cursor.series].values[cursor.index])}
            r={5}
            fill={series[cursor.series].color}
          />
        )}
      </g>
    </svg>
  );
  if (!points) return chart;
  return (
    <span className={styles.askable}>
      {chart}
      <Button kind="bare" className={styles.pick} aria-label={points.label} {...handlers} />
    </span>
  );
}

function path(values: ArrayLike<number>, x: (i: number) => number, y: (v: number) => number): string {
  let d = "";
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i]))
      d += `${d === "" ? "M" : "L"}${x(i).toFixed(1)},${y(values[i]).toFixed(1)}`;
  }
  return d;
}
