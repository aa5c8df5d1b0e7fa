import { type ReactNode, useEffect, useRef } from "react";
import { useStore } from "../store/store";
import { divergingTable } from "./colors";
import styles from "./StripCanvas.module.css";
import { useEntryCursor } from "./useEntryCursor";

export interface StripCanvasProps {
  readonly values: Float32Array;
  /** Magnitude with the full colour; the same for all strips that are compared. */
  readonly scale: number;
  readonly className?: string;
  /** Makes the strip a button over its entries: a click or Enter picks one, see `useEntryCursor`. */
  readonly onPick?: (index: number) => void;
  /** What the button says, if there is one. */
  readonly label?: string;
  /** Left out by the tab key: the same strip is elsewhere on the page for the keys. */
  readonly pointerOnly?: boolean;
}

/** A vector as a strip of cells on a canvas, as wide as its box: for tables with many strips. Blue above zero, red below. */
export function StripCanvas(props: StripCanvasProps): ReactNode {
  const { values, scale, className, onPick, label, pointerOnly = false } = props;
  const ref = useRef<HTMLCanvasElement>(null);
  const { cursor, handlers } = useEntryCursor(values, onPick);
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
  const canvas = (
    <canvas
      ref={ref}
      className={className}
      width={values.length}
      height={1}
      style={{ display: "block", width: "100%", height: "100%", imageRendering: "pixelated" }}
    />
  );
  if (!onPick) return canvas;
  return (
    <button
      type="button"
      className={styles.pick}
      aria-label={label}
      tabIndex={pointerOnly ? -1 : undefined}
      {...handlers}
    >
      {canvas}
      {cursor !== null && (
        <span
          className={styles.cursor}
          style={{ left: `${(cursor / values.length) * 100}%`, width: `${100 / values.length}%` }}
        />
      )}
    </button>
  );
}
