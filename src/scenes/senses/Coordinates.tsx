import type { ReactNode } from "react";
import { markProps } from "../../inspector/question";
import { progress, stepAt } from "../../player/storyboard";
import { useLive } from "../../player/time";
import { fixed } from "../../ui/format";
import { monoWidth } from "../../viz/tokenLayout";
import type { Box } from "./labels";
import type { Reading } from "./reading";
import { coordinateQuestion } from "./refs";
import type { Direction } from "./requests";
import styles from "./Senses.module.css";
import { type ScatterLayout, written } from "./scatterLayout";
import { MOVING } from "./steps";
import { words } from "./words";

const FONT = 12;
const HEIGHT = 20;
const INSET = 4;
/** What the names of the axes take at the edges, in pixels. */
const NAMES = 26;

interface CoordinatesProps {
  readonly reading: Reading;
  readonly layout: ScatterLayout;
  /** The selected item. */
  readonly item: number;
  readonly step: number;
  readonly direction: Direction;
  readonly frame: number;
  readonly room: { readonly width: number; readonly height: number };
}

/** Where the selected point stands on either axis, written at the edge of the picture while it rests. */
export function Coordinates(props: CoordinatesProps): ReactNode {
  const { reading, layout, item, step, direction, frame, room } = props;
  const rests = layout.x[item].length - 1;
  const isResting = useLive((t) => {
    const at = stepAt(t, rests);
    return progress(t, at, at + MOVING) === 1;
  });
  if (!isResting || !reading.axes[1]) return null;
  const point = [layout.x[item][step + 1], layout.y[item][step + 1]] as const;
  return ([0, 1] as const).map((axis) => {
    const value = fixed(reading.points[direction][frame][item][axis]);
    const { box, edge } = placeAt(axis, point, monoWidth(value, FONT) + 10, layout, step + 1, room);
    const [x, y] = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2];
    return (
      <g key={axis} className={styles.coordinate}>
        <line
          x1={point[0]}
          y1={point[1]}
          x2={axis === 0 ? point[0] : edge}
          y2={axis === 0 ? edge : point[1]}
        />
        <g
          {...markProps(() => coordinateQuestion(reading, direction, frame, item, axis), {
            label: words.scatter.coordinate(axis, value),
            later: true,
          })}
        >
          <rect x={box.x0} y={box.y0} width={box.x1 - box.x0} height={HEIGHT} rx={5} />
          <text x={x} y={y} dy="0.35em" textAnchor="middle" fontSize={FONT}>
            {value}
          </text>
        </g>
      </g>
    );
  });
}

/** At the edge of the picture, level with the point: on the side where least is written on the way and at the end. */
function placeAt(
  axis: 0 | 1,
  [x, y]: readonly [number, number],
  width: number,
  layout: ScatterLayout,
  rest: number,
  room: CoordinatesProps["room"],
): { readonly box: Box; readonly edge: number } {
  const isAcross = axis === 0;
  const level = isAcross
    ? clamp(x - width / 2, room.width - width)
    : clamp(y - HEIGHT / 2, room.height - HEIGHT);
  const [size, end] = isAcross ? [HEIGHT, room.height] : [width, room.width];
  const places = [
    { start: INSET, edge: 0 },
    { start: end - size - INSET, edge: end },
    // Inside of the names at the edges.
    { start: NAMES, edge: NAMES },
    { start: end - size - NAMES, edge: end - NAMES },
  ].map(({ start, edge }) => {
    const box: Box = isAcross
      ? { x0: level, y0: start, x1: level + width, y1: start + HEIGHT }
      : { x0: start, y0: level, x1: start + width, y1: level + HEIGHT };
    const way: Box = isAcross
      ? { x0: x - 1, y0: Math.min(y, edge), x1: x + 1, y1: Math.max(y, edge) }
      : { x0: Math.min(x, edge), y0: y - 1, x1: Math.max(x, edge), y1: y + 1 };
    // Covering words is worse than crossing them.
    const cost = 100 * written(layout, rest, box, room) + written(layout, rest, way, room);
    return { box, edge, cost };
  });
  return places.reduce((best, place) => (place.cost < best.cost ? place : best));
}

const clamp = (value: number, most: number): number => Math.max(INSET, Math.min(most - INSET, value));
