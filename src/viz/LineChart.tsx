import { type MotionValue, m } from "framer-motion";
import { type ReactNode, useId } from "react";
import { useDerived } from "../player/derived";
import { Button } from "../ui/Button";
import styles from "./LineChart.module.css";
import { type ChartPoint, useChartCursor } from "./useChartCursor";

export interface Series {
  readonly name: string;
  readonly values: ArrayLike<number>;
  /** A CSS color. */
  readonly color: string;
  readonly dashed?: boolean;
}

export interface LineChartProps {
  readonly label: string;
  readonly series: readonly Series[];
  readonly width: number;
  readonly height: number;
  /** The upper end of the vertical axis; what is above it leaves the picture. */
  readonly top: number;
  /** Marks on the axes: place (in values or in indices) and text. */
  readonly yMarks: readonly { readonly at: number; readonly text: string }[];
  readonly xMarks: readonly { readonly at: number; readonly text: string }[];
  /** How much of the lines is drawn, 0…1 from the left. */
  readonly reveal: MotionValue<number>;
  /** Makes the lines' points answer, by pointer and by key (see `useChartCursor`). */
  readonly points?: {
    /** What the button over the chart says. */
    readonly label: string;
    readonly say: (point: ChartPoint) => string;
    readonly pick: (point: ChartPoint) => void;
  };
}

const LEFT = 38;
const RIGHT = 10;
const TOP = 8;
const BOTTOM = 22;

/** Lines over a common index, drawn from left to right as `reveal` grows; what is to come is faint. */
export function LineChart(props: LineChartProps): ReactNode {
  const { label, series, width, height, top, yMarks, xMarks, reveal, points } = props;
  const clip = useId();
  const plot = Math.max(40, width - LEFT - RIGHT);
  const last = Math.max(1, ...series.map(({ values }) => values.length - 1));
  const x = (index: number): number => LEFT + (plot * index) / last;
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
    pick: (point) => points?.pick(point),
  });
  const chart = (
    <svg className={styles.chart} width={width} height={height} role="img" aria-label={label}>
      <defs>
        <clipPath id={`${clip}-all`}>
          <rect x={LEFT} y={0} width={plot + RIGHT} height={height - BOTTOM + 2} />
        </clipPath>
        <clipPath id={`${clip}-now`}>
          <m.rect x={LEFT - 1} y={0} height={height - BOTTOM + 2} style={{ width: shown }} />
        </clipPath>
      </defs>
      {yMarks.map(({ at, text }) => (
        <g key={at}>
          <line className={styles.grid} x1={LEFT} x2={LEFT + plot} y1={y(at)} y2={y(at)} />
          <text className={styles.mark} x={LEFT - 6} y={y(at) + 4} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      {xMarks.map(({ at, text }) => (
        <text
          key={at}
          className={styles.mark}
          x={x(at)}
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
