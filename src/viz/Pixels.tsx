import { type CSSProperties, type ReactNode, useEffect, useRef, useSyncExternalStore } from "react";
import { divergingTable, heatTable } from "./colors";

/** From a value, and the magnitude with the full colour, to its place on the scale, 0…1. */
const SHADES = {
  /** Probabilities. The root lifts small ones. */
  heat: (value: number) => Math.sqrt(Math.max(0, Math.min(1, value))),
  /** Differences of probabilities: the root keeps the sign. */
  root: (value: number) => (Math.sign(value) * Math.sqrt(Math.min(1, Math.abs(value))) + 1) / 2,
  linear: (value: number, scale: number) => (Math.max(-1, Math.min(1, value / (scale || 1))) + 1) / 2,
} as const;

export interface PixelsProps {
  /** Row-major, `rows × columns`. */
  readonly values: Float32Array;
  readonly rows: number;
  readonly columns: number;
  readonly shades: keyof typeof SHADES;
  /** Magnitude with the full colour, on the linear scale. */
  readonly scale?: number;
  readonly width: number | "100%";
  readonly height: number | "100%";
  readonly className?: string;
}

/** Numbers as one pixel each on a canvas, scaled up without smoothing: many cells stay cheap. */
export function Pixels(props: PixelsProps): ReactNode {
  const { values, rows, columns, shades, scale = 1, width, height, className } = props;
  const ref = useRef<HTMLCanvasElement>(null);
  const theme = useRootTheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colour table is read from the theme's CSS
  useEffect(() => {
    const pen = ref.current?.getContext("2d");
    if (!pen || rows * columns === 0) return;
    const colors = shades === "heat" ? heatTable() : divergingTable();
    const shadeOf = SHADES[shades];
    const image = pen.createImageData(columns, rows);
    for (let i = 0; i < rows * columns; i++) {
      const at = Math.round(shadeOf(values[i], scale) * 255) * 4;
      image.data.set(colors.subarray(at, at + 4), i * 4);
    }
    pen.putImageData(image, 0, 0);
  }, [values, rows, columns, shades, scale, theme]);
  const style: CSSProperties = { width, height, imageRendering: "pixelated", display: "block" };
  return <canvas ref={ref} className={className} width={columns} height={rows} style={style} />;
}

const listeners = new Set<() => void>();
let observer: MutationObserver | null = null;

/** One observer for hundreds of strips. */
function watchTheme(changed: () => void): () => void {
  listeners.add(changed);
  if (!observer) {
    observer = new MutationObserver(() => {
      for (const listener of listeners) listener();
    });
    observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  }
  return () => listeners.delete(changed);
}

/** The theme as the page's root says it, from where its colours are read: a mark knows no state. */
function useRootTheme(): string | undefined {
  return useSyncExternalStore(
    watchTheme,
    () => document.documentElement.dataset.theme,
    () => undefined,
  );
}
