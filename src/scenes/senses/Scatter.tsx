import { m, useTransform } from "framer-motion";
import { type ReactNode, useMemo } from "react";
import { useSpan, useStep, useTime } from "../../player/time";
import { fixed } from "../../ui/format";
import { tipHandlers } from "../../viz/Tip";
import { KeywordRow } from "./KeywordRow";
import { Label } from "./Label";
import { MARK_NAMES, MarkShape, markColor, markKind } from "./Mark";
import { useAlong, useStart } from "./path";
import { type Item, neighborsOf, type Reading, twinsOf } from "./reading";
import styles from "./Senses.module.css";
import { BADGE, directionAt, type ScatterLayout, type SharedPlace, scatterLayout } from "./scatterLayout";
import { frameOf, MOVING, type Times } from "./steps";

export interface ScatterProps {
  readonly reading: Reading;
  readonly times: Times;
  readonly causal: boolean;
  /** Index of the selected item. */
  readonly selected: number;
  readonly width: number;
  readonly height: number;
  readonly onSelect: (item: number) => void;
}

/** From this width on every point has its label; below, only the selected one and its nearest neighbour. */
const LABELLED = 520;

/** The word's vectors as points that move from state to state, on axes that never change. */
export function Scatter(props: ScatterProps): ReactNode {
  const { reading, times, causal, selected, width, height, onSelect } = props;
  const step = useStep(times.count);
  const direction = directionAt(step, times, causal);
  const frame = frameOf(step, reading.layers);
  const nearest = neighborsOf(reading, direction, frame, selected)[0];
  const twins = useMemo(() => twinsOf(reading), [reading]);
  const few = width < LABELLED;
  // Where only few labels are shown, those choose their places first.
  const wishes = few ? `${selected},${nearest?.index ?? selected}` : "";
  const layout = useMemo(() => {
    const first = [...(wishes ? wishes.split(",").map(Number) : []), ...(twins ?? [])];
    return scatterLayout(reading, times, causal, { width, height, labelled: true, first });
  }, [reading, times, causal, width, height, twins, wishes]);
  const focus = step === times.direction && twins ? twins : null;
  const labelled = (i: number) =>
    !few || (focus ? focus.includes(i) : i === selected || i === nearest?.index);
  const axes = useSpan(times.embeddings, times.embeddings + 0.4);
  return (
    <svg
      className={styles.scatter}
      width={width}
      height={height}
      role="img"
      aria-label={summary(reading, frame, direction === "causal")}
    >
      <m.g style={{ opacity: axes }} aria-hidden="true">
        <AxisNames width={width} height={height} explained={reading.axes.explained} />
      </m.g>
      <OnePlace layout={layout} count={reading.items.length} times={times} />
      {reading.items.map((item, i) => (
        <KeywordRow key={item.entry.id} item={item} x={layout.x[i][0]} y={layout.y[i][0]} width={width} />
      ))}
      {reading.items.map((item, i) => (
        <Trail key={item.entry.id} item={item} x={layout.x[i]} y={layout.y[i]} times={times} />
      ))}
      {nearest && frame > 0 && <NearestLine layout={layout} from={selected} to={nearest.index} />}
      {reading.items.map((item, i) =>
        labelled(i) ? (
          <Label
            key={item.entry.id}
            item={item}
            layout={layout}
            index={i}
            dim={focus !== null && !focus.includes(i)}
          />
        ) : null,
      )}
      {reading.items.map((item, i) => (
        <Point
          key={item.entry.id}
          item={item}
          x={layout.x[i]}
          y={layout.y[i]}
          selected={i === selected}
          dim={focus !== null && !focus.includes(i)}
          tip={() => pointTip(reading, i, direction, frame)}
          onSelect={() => onSelect(i)}
        />
      ))}
      {layout.shared.map((places, rest) => (
        <Badges
          key={rest}
          places={
            focus
              ? places.filter(({ x, y }) => x === layout.x[focus[0]][rest] && y === layout.y[focus[0]][rest])
              : places
          }
          rest={rest}
        />
      ))}
    </svg>
  );
}

/** How many points a place holds, while the picture rests there. */
function Badges({ places, rest }: { places: readonly SharedPlace[]; rest: number }): ReactNode {
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

function Point({ item, x, y, selected, dim, tip, onSelect }: PointProps): ReactNode {
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
function Trail({
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

function NearestLine({ layout, from, to }: { layout: ScatterLayout; from: number; to: number }): ReactNode {
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
function OnePlace({
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

function AxisNames({
  width,
  height,
  explained,
}: {
  width: number;
  height: number;
  explained: readonly number[];
}): ReactNode {
  const share = (value: number | undefined) => `${((value ?? 0) * 100).toFixed(0)} % of the spread`;
  const few = width < LABELLED;
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

function pointTip(reading: Reading, item: number, direction: "both" | "causal", frame: number): ReactNode {
  const nearest = neighborsOf(reading, direction, frame, item)[0];
  const [x, y] = reading.points[direction][frame][item];
  return (
    <div className={styles.tip}>
      <p>{reading.items[item].occurrence.text}</p>
      <p>
        At ({fixed(x)}, {fixed(y)}) on the two axes.
        {nearest &&
          ` Nearest in all ${reading.items[item].vectors.both[0].length} dimensions: cosine ${fixed(nearest.cosine, 3)} to “${reading.items[nearest.index].occurrence.text}”`}
      </p>
    </div>
  );
}

function summary(reading: Reading, frame: number, causal: boolean): string {
  const state =
    frame === 0
      ? "in the embedding table"
      : frame === 1
        ? "after the embeddings"
        : `after layer ${frame - 1}`;
  const legend = reading.set
    ? reading.set.senses.map((name, sense) => `${MARK_NAMES[sense as 0 | 1]} for ${name}`).join(", ")
    : "stars";
  return `${reading.items.length} vectors of “${reading.word}” ${state}${causal ? ", reading left to right" : ""}, as points: ${legend}. The list of sentences has the same facts in words.`;
}
