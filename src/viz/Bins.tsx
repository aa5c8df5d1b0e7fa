import { memo, type ReactNode } from "react";

/** A vector seen from afar is so many bins. */
const BINS = 32;
/** Shades that can be told apart. */
const LEVELS = 6;

/** A vector, and where its strip is in the picture. */
interface Strip {
  readonly values: ArrayLike<number>;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

interface Look {
  readonly height: number;
  /** Mean magnitude that gets the full shade; by a strip's own largest bin where nothing is said. */
  readonly scale?: number;
  readonly color?: string;
}

/** Mean magnitude of each bin of a vector. */
function binsOf(values: ArrayLike<number>): readonly number[] {
  const count = Math.min(BINS, values.length);
  return Array.from({ length: count }, (_, bin) => {
    const [from, to] = [
      Math.floor((bin * values.length) / count),
      Math.floor(((bin + 1) * values.length) / count),
    ];
    let sum = 0;
    for (let i = from; i < to; i++) sum += Math.abs(values[i]);
    return sum / (to - from);
  });
}

/** Vectors at a distance: bins in one ramp, the darker the larger their numbers. A path for each shade, however many there are. */
export function Strips({
  strips,
  height,
  scale,
  color = "var(--ink)",
}: Look & { readonly strips: readonly Strip[] }): ReactNode {
  const paths = Array.from({ length: LEVELS }, () => "");
  for (const { values, x, y, width } of strips) {
    const bins = binsOf(values);
    const most = scale ?? Math.max(...bins, 1e-9);
    const step = width / bins.length;
    const gap = (step > 5 ? step * 0.86 : step).toFixed(1);
    for (const [i, bin] of bins.entries()) {
      const level = Math.min(LEVELS - 1, Math.floor((bin / most) * LEVELS));
      paths[level] += `M${(x + i * step).toFixed(1)} ${y.toFixed(1)}h${gap}v${height.toFixed(1)}h-${gap}z`;
    }
  }
  return (
    <g fill={color}>
      {paths.map(
        (d, level) => d !== "" && <path key={level} d={d} opacity={0.12 + (0.88 * level) / (LEVELS - 1)} />,
      )}
    </g>
  );
}

/** One of them, its upper left corner in the origin. */
export const Bins = memo(function Bins({
  values,
  width,
  ...look
}: Look & Pick<Strip, "values" | "width">): ReactNode {
  return <Strips strips={[{ values, x: 0, y: 0, width }]} {...look} />;
});
