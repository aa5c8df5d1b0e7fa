import { easeCubicInOut } from "d3";
import { m } from "framer-motion";
import type { ReactNode } from "react";
import { markProps } from "../../inspector/question";
import { useDerived } from "../../player/derived";
import { setAttributes, useDrawn } from "../../player/drawn";
import { progress } from "../../player/storyboard";
import { useTime } from "../../player/time";
import { fixed } from "../../ui/format";
import { tipHandlers } from "../../viz/Tip";
import { MarkShape, markColor, markKind } from "./Mark";
import { along, moveTo, startOf, useAlong } from "./path";
import type { Item, Reading } from "./reading";
import { spreadOf } from "./refs";
import styles from "./Senses.module.css";
import type { ScatterLayout, SharedPlace } from "./scatterLayout";
import { MOVING } from "./steps";
import { words } from "./words";

/** How many points a place holds, while the picture rests there. */
export function Badges({ places, rest }: { places: readonly SharedPlace[]; rest: number }): ReactNode {
  const opacity = useDerived(
    useTime(),
    (t) => 1 - Math.max(0, Math.min(1, Math.max(rest - 1 + MOVING - t, t - rest) / 0.05)),
  );
  return (
    <m.g style={{ opacity }} aria-hidden="true">
      {places.map(({ x, y, count, badge }) => (
        <text
          key={`${x} ${y}`}
          className={styles.badge}
          x={(badge.x0 + badge.x1) / 2}
          y={badge.y1 - 2}
          textAnchor="middle"
        >
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
  /** The tab key enters the picture here; arrows lead on. */
  readonly focusable: boolean;
  readonly label: string;
  readonly tip: () => ReactNode;
  readonly onSelect: () => void;
  /** Where does its place come from? */
  readonly onAsk: () => void;
}

/** A sentence's mark. A click selects it; of the selected one, a click asks where its place comes from. */
export function Point(props: PointProps): ReactNode {
  const { item, x, y, selected, focusable, label, tip, onSelect, onAsk } = props;
  const act = selected ? onAsk : onSelect;
  const place = useDrawn<SVGGElement>((group, t) => {
    moveTo(group, along(x, t), along(y, t));
    group.style.opacity = `${easeCubicInOut(progress(t, 0.1, 0.35))}`;
  });
  return (
    <g ref={place}>
      {/* biome-ignore lint/a11y/useSemanticElements: SVG has no button element */}
      <g
        className={styles.point}
        data-id={item.entry.id}
        data-mark
        role="button"
        tabIndex={focusable ? 0 : -1}
        aria-pressed={selected}
        aria-label={selected ? words.scatter.chosen(label) : label}
        {...tipHandlers(tip)}
        onClick={act}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          act();
        }}
      >
        <circle r={16} className={styles.target} />
        {selected && <circle r={12.5} className={styles.ring} />}
        <MarkShape kind={markKind(item.entry.sense)} />
      </g>
    </g>
  );
}

/** From where the point was in the state before. */
export function Trail({
  item,
  x,
  y,
  from,
}: {
  item: Item;
  x: readonly number[];
  y: readonly number[];
  from: number;
}): ReactNode {
  const trail = useDrawn<SVGLineElement>((line, t) => {
    setAttributes(line, { x1: startOf(x, t), y1: startOf(y, t), x2: along(x, t), y2: along(y, t) });
    line.style.opacity = t > from ? "0.5" : "0";
  });
  return (
    <line ref={trail} className={styles.trail} style={{ stroke: markColor(markKind(item.entry.sense)) }} />
  );
}

/** From the chosen sentence to the one that is nearest to it. */
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
  until,
}: {
  layout: ScatterLayout;
  count: number;
  until: number;
}): ReactNode {
  const opacity = useDerived(useTime(), (t) => (t > MOVING * 0.8 && t <= until + 0.15 ? 1 : 0));
  if (count === 0) return null;
  return (
    <m.text
      className={styles.onePlace}
      x={layout.x[0][1]}
      y={layout.y[0][1] + 34}
      textAnchor="middle"
      style={{ opacity }}
    >
      {words.scatter.onePlace(count)}
    </m.text>
  );
}

/** The edge of the picture. */
export function Frame({ width, height }: { width: number; height: number }): ReactNode {
  return <rect x={0.5} y={0.5} width={width - 1} height={height - 1} rx={10} className={styles.frame} />;
}

interface AxisNamesProps {
  readonly reading: Reading;
  readonly width: number;
  readonly height: number;
  /** There is room for few words. */
  readonly few: boolean;
  /** False before the picture has axes. */
  readonly shown: boolean;
}

/** The axes' names, and how much of the spread each shows. */
export function AxisNames({ reading, width, height, few, shown }: AxisNamesProps): ReactNode {
  return ([0, 1] as const).map((axis) => {
    const spread = spreadOf(reading, axis);
    const share = `${fixed((spread?.value ?? 0) * 100, 0)} %`;
    const name = few ? words.scatter.shortAxis(axis, share) : words.scatter.axis(axis, share);
    const place =
      axis === 0 ? { x: width - 10, y: height - 9 } : { transform: "translate(16 10) rotate(-90)" };
    return (
      <text
        key={axis}
        className={styles.axis}
        textAnchor="end"
        {...place}
        {...(shown && spread && markProps(() => spread, { label: name.replace(" →", ""), later: true }))}
      >
        {name}
      </text>
    );
  });
}
