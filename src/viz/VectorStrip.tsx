import { type KeyboardEvent, memo, type ReactNode } from "react";
import { divergingFill } from "./colors";
import { useEntryCursor } from "./useEntryCursor";

interface VectorStripProps {
  readonly values: ArrayLike<number>;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Magnitude with the full colour; default: the largest in the vector. Give the same scale to strips that are compared. */
  readonly scale?: number;
  /** Makes the strip a button over its entries: a click or Enter picks one, see `useEntryCursor`. */
  readonly onPick?: (index: number) => void;
  /** What the button says, if there is one. */
  readonly label?: string;
}

/** Largest magnitude in a vector. */
export function magnitude(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]));
  return largest;
}

/** Shades on either side of zero: finer ones look the same, and each is an element that the browser has to style. */
const SHADES = 40;

/** The entries by their shade, −SHADES … SHADES. */
function shadesOf(values: ArrayLike<number>, scale: number): Map<number, number[]> {
  const shades = new Map<number, number[]>();
  for (let i = 0; i < values.length; i++) {
    const share = Math.max(-1, Math.min(1, values[i] / (scale || 1)));
    const shade = Math.round(share * SHADES);
    const cells = shades.get(shade);
    if (cells) cells.push(i);
    else shades.set(shade, [i]);
  }
  return shades;
}

/** A vector as a strip of cells: one per entry, blue above zero, red below, pale near it. Cells of one shade are one path. */
export const VectorStrip = memo(function VectorStrip(props: VectorStripProps): ReactNode {
  const { values, x, y, width, height, scale = magnitude(values), onPick, label } = props;
  const cell = width / values.length;
  const { cursor, handlers, pick } = useEntryCursor(values, onPick);
  const button = handlers && {
    ...handlers,
    role: "button",
    tabIndex: 0,
    "aria-label": label,
    style: { cursor: "pointer" },
    onKeyDown: (event: KeyboardEvent<SVGGElement>) => {
      handlers.onKeyDown(event);
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      pick();
    },
  };
  return (
    <g transform={`translate(${x} ${y})`} shapeRendering="crispEdges" {...button}>
      {[...shadesOf(values, scale)].map(([shade, cells]) => (
        <path
          key={shade}
          d={cells.map((i) => `M${i * cell} 0h${cell + 0.3}v${height}h${-cell - 0.3}z`).join("")}
          style={{ fill: divergingFill(shade, SHADES) }}
        />
      ))}
      <rect width={width} height={height} fill="none" stroke="var(--line)" shapeRendering="auto" />
      {cursor !== null && (
        <rect
          x={cursor * cell - 1}
          y={-2}
          width={Math.max(4, cell + 2)}
          height={height + 4}
          fill="none"
          stroke="var(--ink)"
          strokeWidth={2}
          pointerEvents="none"
        />
      )}
    </g>
  );
});
