import { memo, type ReactNode } from "react";

/** A vector seen from afar is so many bins. */
const BINS = 32;
/** Shades that can be told apart. */
const LEVELS = 6;

interface BinsProps {
  readonly values: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
  /** Mean magnitude that gets the full shade; by the strip's own largest bin where nothing is said. */
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

/** A vector at a distance: bins in one ramp, the darker the larger their numbers. Its upper left corner is the origin. */
export const Bins = memo(function Bins({
  values,
  width,
  height,
  scale,
  color = "var(--ink)",
}: BinsProps): ReactNode {
  const bins = binsOf(values);
  const most = scale ?? Math.max(...bins, 1e-9);
  const paths = Array.from({ length: LEVELS }, () => "");
  const step = width / bins.length;
  const gap = step > 5 ? step * 0.86 : step;
  for (const [i, bin] of bins.entries()) {
    const level = Math.min(LEVELS - 1, Math.floor((bin / most) * LEVELS));
    paths[level] += `M${(i * step).toFixed(1)} 0h${gap.toFixed(1)}v${height.toFixed(1)}h-${gap.toFixed(1)}z`;
  }
  return (
    <g fill={color}>
      {paths.map(
        (d, level) => d !== "" && <path key={level} d={d} opacity={0.12 + (0.88 * level) / (LEVELS - 1)} />,
      )}
    </g>
  );
});
