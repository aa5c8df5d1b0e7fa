import type { ReactNode } from "react";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { useArrival } from "../../viz/arrival";
import { Bar } from "../../viz/Bar";

interface BecomingProps {
  /** Length of the bar, 0…1. */
  readonly share: number;
  /** That of the bar above; null for the first. */
  readonly before: number | null;
  /** Story time at which a copy of the bar above comes down. */
  readonly start: number;
  /** From one bar to the next, in pixels. */
  readonly line: number;
  /** In pixels. */
  readonly height: number;
  readonly color?: string;
  /** Without a track. */
  readonly bare?: boolean;
}

/** A bar of a list: a copy of the one above comes down, and becomes this one. */
export function Becoming({ share, before, start, line, ...look }: BecomingProps): ReactNode {
  const from = before ?? 0;
  const comes = useArrival(start, start + 0.12, 0, before === null ? 0 : -line);
  const becomes = useSpan(start + 0.1, start + 0.25);
  const width = useDerived(becomes, (p) => `${Math.max(0.4, 100 * (from + (share - from) * p))}%`);
  return <Bar {...look} style={{ ...comes, width }} />;
}
