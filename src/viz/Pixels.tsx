import { type CSSProperties, type ReactNode, useEffect, useRef, useSyncExternalStore } from "react";
import { remembered } from "../engine/remembered";
import { type ColorTable, divergingTable, heatTable } from "./colors";

/** From a value, and the magnitude with the full colour, to its place on the scale, 0…1. */
const SHADES = {
  /** Probabilities. The root lifts small ones. */
  heat: (value: number) => Math.sqrt(Math.max(0, Math.min(1, value))),
  /** Differences of probabilities: the root keeps the sign. */
  root: (value: number) => (Math.sign(value) * Math.sqrt(Math.min(1, Math.abs(value))) + 1) / 2,
  linear: (value: number, scale: number) => (Math.max(-1, Math.min(1, value / (scale || 1))) + 1) / 2,
} as const;

interface PixelsProps {
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

/**
 * Numbers as one pixel each of an image, scaled up without smoothing: many cells stay cheap. No canvas, which the browser
 * keeps as a layer of its own: with eighty strips it spent a third of each frame on putting the layers together.
 */
export function Pixels(props: PixelsProps): ReactNode {
  const { values, rows, columns, shades, scale = 1, width, height, className } = props;
  const ref = useRef<HTMLImageElement>(null);
  const theme = useRootTheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colour table is read from the theme's CSS
  useEffect(() => {
    const image = ref.current;
    if (!image || rows * columns === 0) return;
    const colors = shades === "heat" ? heatTable() : divergingTable();
    const shadeOf = SHADES[shades];
    const address = bitmap(rows, columns, colors, (i) => Math.round(shadeOf(values[i], scale) * 255));
    // Strips are cut from a tensor anew with each picture, and most of them are as they were.
    if (image.src !== address) image.src = address;
  }, [values, rows, columns, shades, scale, theme]);
  const style: CSSProperties = { width, height, imageRendering: "pixelated", display: "block" };
  return <img ref={ref} className={className} alt="" decoding="sync" draggable={false} style={style} />;
}

/**
 * Bytes of a bitmap before its palette, and of that, with two that are not used. Both are divisible by three, so that
 * each part is written in base64 by itself.
 */
const [HEADER, PALETTE] = [54, 4 * 256 + 2];

/** A Windows bitmap of 8 bits a pixel as an address: the header of 1990, the colours, the rows from the lowest up. */
function bitmap(rows: number, columns: number, colors: ColorTable, shadeAt: (i: number) => number): string {
  const row = new Uint8Array(Math.ceil(columns / 4) * 4);
  const header = new DataView(new ArrayBuffer(HEADER));
  header.setUint16(0, 0x424d);
  for (const [place, value] of [
    [2, HEADER + PALETTE + row.length * rows],
    [10, HEADER + PALETTE],
    [14, HEADER - 14],
    [18, columns],
    [22, rows],
    // One plane of 8 bits.
    [26, 0x80001],
  ])
    header.setUint32(place, value, true);
  let pixels = "";
  for (let y = rows - 1; y >= 0; y--) {
    for (let x = 0; x < columns; x++) row[x] = shadeAt(y * columns + x);
    pixels += text(row);
  }
  const start = btoa(text(new Uint8Array(header.buffer)));
  return `data:image/bmp;base64,${start}${paletteOf(colors)}${btoa(pixels)}`;
}

/** A character a byte. */
const text = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** The colours as a bitmap has them, in base64. There are as many as tables. */
const paletteOf = remembered((colors: ColorTable): string => {
  const bytes = new Uint8Array(PALETTE);
  for (let at = 0; at < colors.length; at += 4) {
    const [red, green, blue] = colors.subarray(at);
    bytes.set([blue, green, red], at);
  }
  return btoa(text(bytes));
});

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
