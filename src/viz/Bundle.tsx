import type { ReactNode } from "react";

/** Widths that are told apart. */
const LEVELS = 16;

interface BundleProps {
  /** Each with the share that it carries, 0…1. */
  readonly lines: Iterable<{ readonly share: number; readonly d: string }>;
  /** The width of a share of one, in pixels. */
  readonly widest: number;
}

/** Many lines as wide as their shares: all of about one width are one path, for a thousand paths are slow. */
export function Bundle({ lines, widest }: BundleProps): ReactNode {
  const paths = Array.from({ length: LEVELS }, () => "");
  for (const { share, d } of lines) paths[Math.min(LEVELS - 1, Math.floor(share * LEVELS))] += d;
  return paths.map(
    (d, level) => d !== "" && <path key={level} d={d} strokeWidth={((level + 0.5) / LEVELS) * widest} />,
  );
}
