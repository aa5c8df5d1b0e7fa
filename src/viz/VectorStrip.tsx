import { type KeyboardEvent, type MouseEvent, memo, type ReactNode } from "react";
import { divergingFill } from "./colors";

export interface VectorStripProps {
  readonly values: ArrayLike<number>;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Magnitude with the full colour; default: the largest in the vector. Give the same scale to strips that are compared. */
  readonly scale?: number;
  /** Makes the strip a button: a click picks the entry under the pointer, Enter the largest one. */
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

/** Index of the entry with the largest magnitude. */
function largest(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (Math.abs(values[i]) > Math.abs(values[best])) best = i;
  return best;
}

/** A vector as a strip of cells: one per entry, blue above zero, red below, pale near it. */
export const VectorStrip = memo(function VectorStrip(props: VectorStripProps): ReactNode {
  const { values, x, y, width, height, scale = magnitude(values), onPick, label } = props;
  const cell = width / values.length;
  const button = onPick && {
    role: "button",
    tabIndex: 0,
    "aria-label": label,
    style: { cursor: "pointer" },
    onClick: (event: MouseEvent<SVGGElement>) => {
      const box = event.currentTarget.getBoundingClientRect();
      const share = (event.clientX - box.left) / box.width;
      onPick(Math.max(0, Math.min(values.length - 1, Math.floor(share * values.length))));
    },
    onKeyDown: (event: KeyboardEvent<SVGGElement>) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      // A key press comes without a place: it asks for the entry that stands out most.
      onPick(largest(values));
    },
  };
  return (
    <g transform={`translate(${x} ${y})`} shapeRendering="crispEdges" {...button}>
      {Array.from({ length: values.length }, (_, i) => (
        <rect
          key={i}
          x={i * cell}
          width={cell + 0.3}
          height={height}
          style={{ fill: divergingFill(values[i], scale) }}
        />
      ))}
      <rect width={width} height={height} fill="none" stroke="var(--line)" shapeRendering="auto" />
    </g>
  );
});
