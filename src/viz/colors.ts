import { interpolateLab } from "d3";

/** 256 colours as RGBA bytes. */
export type ColorTable = Uint8ClampedArray<ArrayBuffer>;

function css(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** Tables are made once per theme: reading computed styles is slow. */
const cache = new Map<string, ColorTable>();

function cached(name: string, make: () => ColorTable): ColorTable {
  const key = `${name} ${document.documentElement.dataset.theme}`;
  const known = cache.get(key) ?? make();
  cache.set(key, known);
  return known;
}

function table(color: (share: number) => string): ColorTable {
  const bytes = new Uint8ClampedArray(256 * 4);
  for (let i = 0; i < 256; i++) {
    const [r, g, b] = (color(i / 255).match(/[\d.]+/g) ?? ["0", "0", "0"]).map(Number);
    bytes.set([r, g, b, 255], i * 4);
  }
  return bytes;
}

/** Sequential scale for probabilities, from the theme's CSS colours; uniform in CIELAB. */
export function heatTable(): ColorTable {
  return cached("heat", () => table(interpolateLab(css("--heat-0"), css("--heat-1"))));
}

/** Diverging scale for signed values: entry 0 is −1, entry 255 is +1. */
export function divergingTable(): ColorTable {
  return cached("diverging", () => {
    const below = interpolateLab(css("--diverge-mid"), css("--diverge-neg"));
    const above = interpolateLab(css("--diverge-mid"), css("--diverge-pos"));
    return table((share) => (share < 0.5 ? below(1 - 2 * share) : above(2 * share - 1)));
  });
}

/** CSS fill for a probability: the square root lifts small values so that they can be seen (the legend says so). */
export function heatFill(probability: number): string {
  const share = Math.sqrt(Math.max(0, Math.min(1, probability))) * 100;
  // In hundredths, which no eye tells apart: most cells keep their colour from one text to the next.
  return `color-mix(in lab, var(--heat-1) ${share.toFixed(0)}%, var(--heat-0))`;
}

/** CSS fill for a signed value; `scale` is the magnitude that gets the full colour. */
export function divergingFill(value: number, scale: number): string {
  const share = Math.min(1, Math.abs(value) / (scale || 1)) * 100;
  return `color-mix(in lab, var(${value < 0 ? "--diverge-neg" : "--diverge-pos"}) ${share.toFixed(1)}%, var(--diverge-mid))`;
}

/** The same where words stand on it: pale enough for ink to be read on the strongest of them, in both themes. */
export function underWords(value: number, scale: number): string {
  return divergingFill(value, scale * 2.2);
}
