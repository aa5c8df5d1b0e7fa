import { memo, type ReactNode } from "react";
import { divergingFill } from "./colors";

export interface VectorStripProps {
  readonly values: ArrayLike<number>;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Magnitude with the full colour; default: the largest in the vector. Give the same scale to strips that are compared. */
  readonly scale?: number;
}

/** Largest magnitude in a vector. */
export function magnitude(values: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]));
  return largest;
}

/** A vector as a strip of cells: one per entry, blue above zero, red below, pale near it. */
export const VectorStrip = memo(function VectorStrip(props: VectorStripProps): ReactNode {
  const { values, x, y, width, height, scale = magnitude(values) } = props;
  const cell = width / values.length;
  return (
    <g transform={`translate(${x} ${y})`} shapeRendering="crispEdges">
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
