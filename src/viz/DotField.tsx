import { memo, type ReactNode, useMemo } from "react";
import type { Point, Room } from "./ground";

/** Dots in rows, one for each of many things; or one for every few, where more do not fit. */
export interface DotGrid extends Room {
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  /** From one dot to the next, and the side of one, in pixels. */
  readonly pitch: number;
  readonly size: number;
  /** How many dots there are, and for how many things each of them stands. */
  readonly dots: number;
  readonly per: number;
  /** The middle of the dot that stands for thing `index`. */
  at(index: number): Point;
}

/** Dots nearer to each other than this, in pixels, run together. */
const LEAST = 2;
/** Below this pitch dots lie on whole pixels: their rows would be of unequal weight otherwise. */
const WHOLE = 5;

/** `count` things as dots that fill `area` as well as they can, row by row from its upper left corner. */
export function dotGrid(area: Point & Room, count: number): DotGrid {
  // A low window leaves no room at all: there is a dot there, too.
  const [width, height] = [Math.max(LEAST, area.width), Math.max(LEAST, area.height)];
  const per = Math.max(1, Math.ceil((count * LEAST * LEAST) / (width * height)));
  const dots = Math.max(1, Math.ceil(count / per));
  const columnsAt = (pitch: number): number => Math.max(1, Math.floor(width / pitch));
  const fits = (pitch: number): boolean => Math.ceil(dots / columnsAt(pitch)) * pitch <= height;
  let pitch = Math.max(LEAST, Math.sqrt((width * height) / dots));
  if (pitch < WHOLE) pitch = Math.floor(pitch);
  while (!fits(pitch) && pitch > LEAST) pitch = pitch < WHOLE ? pitch - 1 : pitch * 0.98;
  const columns = columnsAt(pitch);
  const size = pitch < WHOLE ? Math.floor(pitch / 2) : pitch / 2;
  const [x, y] = [Math.round(area.x), Math.round(area.y)];
  return {
    x,
    y,
    width: columns * pitch,
    height: Math.ceil(dots / columns) * pitch,
    columns,
    pitch,
    size,
    dots,
    per,
    at: (index) => {
      const dot = Math.floor(index / per);
      return {
        x: x + (dot % columns) * pitch + size / 2,
        y: y + Math.floor(dot / columns) * pitch + size / 2,
      };
    },
  };
}

/** The same grid for as long as its area and its things are the same: its dots are not drawn anew in each frame. */
export function useDotGrid({ x, y, width, height }: Point & Room, count: number): DotGrid {
  return useMemo(() => dotGrid({ x, y, width, height }, count), [x, y, width, height, count]);
}

/** How large a dot is that stands out, in pixels. */
export const litSize = ({ pitch }: DotGrid): number => Math.max(5, pitch * 0.85);

/** The field: dots in faint ink. */
export const DotField = memo(function DotField({ grid }: { readonly grid: DotGrid }): ReactNode {
  const { x, columns, pitch, size, dots } = grid;
  // A row is one dashed line: thirty thousand dots are some hundred short commands.
  const rows = Array.from({ length: Math.ceil(dots / columns) }, (_, row) => {
    const count = Math.min(columns, dots - row * columns);
    return `M${x} ${grid.at(row * columns * grid.per).y.toFixed(2)}h${((count - 1) * pitch + size).toFixed(2)}`;
  });
  return (
    <path
      d={rows.join("")}
      fill="none"
      stroke="var(--ink)"
      strokeWidth={size}
      strokeDasharray={`${size} ${pitch - size}`}
      opacity={0.22}
    />
  );
});
