import { type ReactNode, useEffect, useRef } from "react";
import { useStore } from "../store/store";
import { divergingTable } from "./colors";

export interface CosineCanvasProps {
  /** Signed values, row-major, `rows × columns`. */
  readonly values: Float32Array;
  readonly rows: number;
  readonly columns: number;
  /** CSS size. */
  readonly width: number;
  readonly height: number;
  /** Magnitude that gets the full colour; default: 1, as cosines have. */
  readonly scale?: number;
}

/** A matrix of signed values as one pixel per cell, scaled up without smoothing: blue above zero, red below. */
export function CosineCanvas({
  values,
  rows,
  columns,
  width,
  height,
  scale = 1,
}: CosineCanvasProps): ReactNode {
  const ref = useRef<HTMLCanvasElement>(null);
  const theme = useStore((state) => state.theme);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colour table is read from the theme's CSS
  useEffect(() => {
    const pen = ref.current?.getContext("2d");
    if (!pen) return;
    const colors = divergingTable();
    const image = pen.createImageData(columns, rows);
    for (let i = 0; i < rows * columns; i++) {
      const at = Math.round((Math.max(-1, Math.min(1, values[i] / scale)) + 1) * 127.5) * 4;
      image.data.set(colors.subarray(at, at + 4), i * 4);
    }
    pen.putImageData(image, 0, 0);
  }, [values, rows, columns, scale, theme]);
  return (
    <canvas
      ref={ref}
      width={columns}
      height={rows}
      style={{ width, height, imageRendering: "pixelated", display: "block" }}
    />
  );
}
