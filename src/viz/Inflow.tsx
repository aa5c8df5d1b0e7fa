import { type MotionValue, m } from "framer-motion";
import { type ReactNode, useId } from "react";
import { useDerived } from "../player/derived";
import styles from "./marks.module.css";
import { type RibbonEnd, ribbonPath } from "./ribbon";
import { tipHandlers } from "./Tip";

/** Where a ribbon begins: the middle of a mark that is `width` wide. */
interface InflowSource {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** The share of the strip that it fills, 0…1: all of them together fill it. */
  readonly share: number;
  readonly color: string;
  readonly tip: () => ReactNode;
}

interface InflowProps {
  readonly sources: readonly InflowSource[];
  /** The strip that they run into. */
  readonly into: RibbonEnd;
  /** 0…1: they run down; 1…2: they drain into the strip. */
  readonly run: MotionValue<number>;
}

/** What of each mark reaches a strip: a ribbon as wide as its share of it, so that together they fill it. */
export function Inflow({ sources, into, run }: InflowProps): ReactNode {
  const clip = useId();
  const above = Math.min(0, ...sources.map(({ y }) => y));
  const whole = into.y - above;
  const top = useDerived(run, (p) => above + whole * Math.max(0, Math.min(1, p - 1)));
  const height = useDerived(run, (p) => whole * Math.max(0, Math.min(p, 2 - p)));
  let filled = into.left;
  return (
    <>
      <clipPath id={clip}>
        <m.rect x={-1e4} width={2e4} y={top} height={height} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        {sources.map(({ x, y, width, share, color, tip }, index) => {
          const part = share * into.width;
          const begins = Math.min(part, width * 0.8);
          const end = { left: filled, width: part, y: into.y };
          filled += part;
          return (
            <path
              key={index}
              className={styles.inflow}
              d={ribbonPath({ left: x - begins / 2, width: begins, y }, end)}
              style={{ color }}
              {...tipHandlers(tip)}
            />
          );
        })}
      </g>
    </>
  );
}
