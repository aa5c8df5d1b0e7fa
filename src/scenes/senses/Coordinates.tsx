import type { ReactNode } from "react";
import { markProps } from "../../inspector/question";
import { progress, stepAt } from "../../player/storyboard";
import { useLive } from "../../player/time";
import { fixed } from "../../ui/format";
import { monoWidth } from "../../viz/tokenLayout";
import { words } from "../../words/senses";
import type { Box } from "./labels";
import type { Reading } from "./reading";
import { coordinateQuestion } from "./refs";
import type { Direction } from "./requests";
import styles from "./Senses.module.css";
import { isFree, type ScatterLayout } from "./scatterLayout";
import { MOVING } from "./steps";

const FONT = 12;
const HEIGHT = 20;
const INSET = 4;

export interface CoordinatesProps {
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
  if (!isResting || !reading.axes.axes[1]) return null;
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

/** At the edge of the picture, level with the point: at the first of both edges where no label stands. */
function placeAt(
  axis: 0 | 1,
  [x, y]: readonly [number, number],
  width: number,
  layout: ScatterLayout,
  rest: number,
  room: CoordinatesProps["room"],
): { readonly box: Box; readonly edge: number } {
  const across = clamp(
    axis === 0 ? x - width / 2 : y - HEIGHT / 2,
    axis === 0 ? room.width - width : room.height - HEIGHT,
  );
  const boxAt = (start: number): Box =>
    axis === 0
      ? { x0: across, y0: start, x1: across + width, y1: start + HEIGHT }
      : { x0: start, y0: across, x1: start + width, y1: across + HEIGHT };
  const ends =
    axis === 0
      ? [
          { start: INSET, edge: 0 },
          { start: room.height - HEIGHT - INSET, edge: room.height },
        ]
      : [
          { start: room.width - width - INSET, edge: room.width },
          { start: INSET, edge: 0 },
        ];
  const places = ends.map(({ start, edge }) => ({ box: boxAt(start), edge }));
  return places.find(({ box }) => isFree(layout, rest, box, room)) ?? places[0];
}

const clamp = (value: number, most: number): number => Math.max(INSET, Math.min(most - INSET, value));
