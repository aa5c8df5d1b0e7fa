import { type ReactNode, useEffect, useRef } from "react";
import { useStore } from "../store/store";
import { divergingTable, heatTable } from "./colors";

export interface HeatCanvasProps {
  /** Probabilities 0…1, row-major, `rows × columns`. */
  readonly values: Float32Array;
  readonly rows: number;
  readonly columns: number;
  /** CSS size. */
  readonly width: number;
  readonly height: number;
  readonly className?: string;
  /** Values −1…1 on the diverging scale instead. */
  readonly signed?: boolean;
}

/** A matrix of probabilities as one pixel per cell, scaled up without smoothing: dense matrices stay cheap. Colour is √p. */
export function HeatCanvas({
  values,
  rows,
  columns,
  width,
  height,
  className,
  signed = false,
}: HeatCanvasProps): ReactNode {
  const ref = useRef<HTMLCanvasElement>(null);
  const theme = useStore((state) => state.theme);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colour table is read from the theme's CSS
  useEffect(() => {
    const pen = ref.current?.getContext("2d");
    if (!pen) return;
    const colors = signed ? divergingTable() : heatTable();
    const image = pen.createImageData(columns, rows);
    for (let i = 0; i < rows * columns; i++) {
      // The root lifts small values; with a sign it keeps the sign.
      const root = Math.sign(values[i]) * Math.sqrt(Math.min(1, Math.abs(values[i])));
      const share = signed ? (root + 1) / 2 : Math.max(0, root);
      const at = Math.round(share * 255) * 4;
      image.data.set(colors.subarray(at, at + 4), i * 4);
    }
    pen.putImageData(image, 0, 0);
  }, [values, rows, columns, theme, signed]);
  return (
    <canvas
      ref={ref}
      className={className}
      width={columns}
      height={rows}
      style={{ width, height, imageRendering: "pixelated", display: "block" }}
    />
  );
}
