import { m, useTransform } from "framer-motion";
import type { ReactNode } from "react";
import { useSpan, useTime } from "../../player/time";
import { tipHandlers } from "../../viz/Tip";
import { MarkShape, markColor, markKind } from "./Mark";
import { useAlong, useStart } from "./path";
import type { Item } from "./reading";
import styles from "./Senses.module.css";
import { BADGE, type ScatterLayout, type SharedPlace } from "./scatterLayout";
import { MOVING, type Times } from "./steps";

/** How many points a place holds, while the picture rests there. */
export function Badges({ places, rest }: { places: readonly SharedPlace[]; rest: number }): ReactNode {
  const opacity = useTransform(
    useTime(),
    (t) => 1 - Math.max(0, Math.min(1, Math.max(rest - 1 + MOVING - t, t - rest) / 0.05)),
  );
  return (
    <m.g style={{ opacity }} aria-hidden="true">
      {places.map(({ x, y, count }) => (
        <text key={`${x} ${y}`} className={styles.badge} x={x + BADGE.x} y={y + BADGE.y} textAnchor="end">
          ×{count}
        </text>
      ))}
    </m.g>
  );
}

interface PointProps {
  readonly item: Item;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly selected: boolean;
  readonly dim: boolean;
  readonly tip: () => ReactNode;
  readonly onSelect: () => void;
}

export function Point({ item, x, y, selected, dim, tip, onSelect }: PointProps): ReactNode {
  const style = { x: useAlong(x), y: useAlong(y), opacity: useSpan(0.1, 0.35) };
  return (
    <m.g style={style}>
      <g
        className={styles.point}
        data-id={item.entry.id}
        data-dim={dim || undefined}
        onPointerDown={onSelect}
        {...tipHandlers(tip)}
      >
        <circle r={16} className={styles.target} />
        {selected && <circle r={12.5} className={styles.ring} />}
        <MarkShape kind={markKind(item.entry.sense)} />
      </g>
    </m.g>
  );
}

/** From where the point was in the state before. */
export function Trail({
  item,
  x,
  y,
  times,
}: {
  item: Item;
  x: readonly number[];
  y: readonly number[];
  times: Times;
}): ReactNode {
  const opacity = useTransform(useTime(), (t) => (t > times.embeddings ? 0.5 : 0));
  return (
    <m.line
      className={styles.trail}
      x1={useStart(x)}
      y1={useStart(y)}
      x2={useAlong(x)}
      y2={useAlong(y)}
      style={{ opacity, stroke: markColor(markKind(item.entry.sense)) }}
    />
  );
}

export function NearestLine({
  layout,
  from,
  to,
}: {
  layout: ScatterLayout;
  from: number;
  to: number;
}): ReactNode {
  return (
    <m.line
      className={styles.nearestLine}
      x1={useAlong(layout.x[from])}
      y1={useAlong(layout.y[from])}
      x2={useAlong(layout.x[to])}
      y2={useAlong(layout.y[to])}
    />
  );
}

/** In the embedding table all sentences share one row, so one label speaks for all points. */
export function OnePlace({
  layout,
  count,
  times,
}: {
  layout: ScatterLayout;
  count: number;
  times: Times;
}): ReactNode {
  const opacity = useTransform(useTime(), (t) =>
    t > times.table + MOVING * 0.8 && t <= times.embeddings + 0.15 ? 1 : 0,
  );
  if (count === 0) return null;
  return (
    <m.text
      className={styles.onePlace}
      x={layout.x[0][1]}
      y={layout.y[0][1] + 34}
      textAnchor="middle"
      style={{ opacity }}
    >
      {count} {count === 1 ? "sentence" : "sentences"}, one vector
    </m.text>
  );
}

export function AxisNames({
  width,
  height,
  few,
  explained,
}: {
  width: number;
  height: number;
  /** There is room for few words. */
  few: boolean;
  explained: readonly number[];
}): ReactNode {
  const share = (value: number | undefined) => `${((value ?? 0) * 100).toFixed(0)} % of the spread`;
  return (
    <>
      <rect x={0.5} y={0.5} width={width - 1} height={height - 1} rx={10} className={styles.frame} />
      <text className={styles.axis} x={width - 10} y={height - 9} textAnchor="end">
        {few ? "axis 1" : "first axis"}: {share(explained[0])} →
      </text>
      <text className={styles.axis} transform={`translate(16 10) rotate(-90)`} textAnchor="end">
        {few ? "axis 2" : "second axis"}: {share(explained[1])} →
      </text>
    </>
  );
}
