import { memo, type ReactNode, useEffect, useRef } from "react";
import { useStore } from "../store/store";
import { divergeTable } from "./colors";
import { magnitude } from "./VectorStrip";

export interface VectorCanvasProps {
  readonly values: ArrayLike<number>;
  /** Magnitude with the full colour; default: the largest in the vector. Give the same scale to strips that are compared. */
  readonly scale?: number;
  readonly className?: string;
}

/** The HTML twin of `VectorStrip`: one pixel per entry on a canvas, so that many strips stay cheap. Sized by its class. */
export const VectorCanvas = memo(function VectorCanvas(props: VectorCanvasProps): ReactNode {
  const { values, scale = magnitude(values), className } = props;
  const ref = useRef<HTMLCanvasElement>(null);
  const theme = useStore((state) => state.theme);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colour table is read from the theme's CSS
  useEffect(() => {
    const pen = ref.current?.getContext("2d");
    if (!pen) return;
    const colors = divergeTable();
    const image = pen.createImageData(values.length, 1);
    for (let i = 0; i < values.length; i++) {
      const share = Math.max(-1, Math.min(1, values[i] / (scale || 1)));
      const at = Math.round(127.5 + share * 127.5) * 4;
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
      style={{ imageRendering: "pixelated" }}
      aria-hidden="true"
    />
  );
});
