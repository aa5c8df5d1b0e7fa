import type { ReactNode } from "react";
import type { Ground } from "../../viz/ground";
import marks from "../../viz/marks.module.css";
import type { FloorsReading } from "../floors";
import { words } from "../words";

/** What each part of the chapter is drawn from. */
export interface FloorsProps {
  readonly reading: FloorsReading;
  readonly ground: Ground;
  readonly p: number;
}

/** How high a floor is: 0 is the ground's table, then one for each layer. */
export function floorAt(ground: Ground, layers: number, floor: number): number {
  const first = ground.foot + (ground.down ? 26 : ground.u * 1.2);
  return first + ((ground.height - first - (ground.down ? 20 : ground.u * 1.4)) * floor) / layers;
}

/** Guesses beside each other need more room than few words take, as far as there is any. */
export function wideGround(ground: Ground): Ground {
  if (ground.down) return ground;
  const middle = (ground.from + ground.to) / 2;
  const half = Math.max((ground.to - ground.from) / 2, Math.min(middle - 60, ground.u * 8.5));
  return { ...ground, from: middle - half, to: middle + half };
}

/** A floor: a hairline and, over its end, its name. */
export function FloorLine({
  ground,
  layers,
  floor,
  shown = 1,
}: {
  ground: Ground;
  layers: number;
  floor: number;
  shown?: number;
}): ReactNode {
  const up = floorAt(ground, layers, floor);
  const [a, b] = [ground.at(ground.from - 14, up), ground.at(ground.to + 14, up)];
  const name = floor === 0 ? words.labels.ground : words.labels.layer(floor);
  return (
    <g opacity={shown}>
      <line className={marks.line} x1={a.x} y1={a.y} x2={b.x} y2={b.y} opacity={0.55} />
      <text
        className={marks.tick}
        // A line stands in the middle of its room: as much is free beyond its end as before it.
        x={ground.down ? a.x : Math.min(b.x + 22, ground.from + ground.to - 26)}
        y={ground.down ? a.y - 4 : b.y - 14}
        textAnchor="middle"
      >
        {ground.down && floor > 0 ? String(floor) : name}
      </text>
    </g>
  );
}
