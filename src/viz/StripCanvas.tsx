import { type ReactNode, useEffect, useRef } from "react";
import { useStore } from "../store/store";
import { divergingTable } from "./colors";

export interface StripCanvasProps {
  readonly values: Float32Array;
  /** Magnitude with the full colour; the same for all strips that are compared. */
  readonly scale: number;
  readonly className?: string;
}

/** A vector as a strip of cells on a canvas, as wide as its box: for tables with many strips. Blue above zero, red below. */
export function StripCanvas({ values, scale, className }: StripCanvasProps): ReactNode {
  const ref = useRef<HTMLCanvasElement>(null);
  const theme = useStore((state) => state.theme);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colour table is read from the theme's CSS
  useEffect(() => {
    const pen = ref.current?.getContext("2d");
    if (!pen) return;
    const colors = divergingTable();
    const image = pen.createImageData(values.length, 1);
    for (let i = 0; i < values.length; i++) {
      const share = Math.max(-1, Math.min(1, values[i] / (scale || 1)));
      const at = Math.round((share + 1) * 127.5) * 4;
      image.data.set(colors.subarray(at, at + 4), i * 4);
    }
    pen.putImageData(image, 0, 0);
  }, [values, scale, theme]);
  return (
    <canvas
      ref={ref}
      className={className}
      width={values.length}
      height={1}
      style={{ display: "block", width: "100%", height: "100%", imageRendering: "pixelated" }}
    />
  );
}
