import { m } from "framer-motion";
import { type ReactNode, useMemo } from "react";
import { markProps, marksGroup, type Question } from "../../inspector/question";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { fixed } from "../../ui/format";
import { words } from "../../words/encoder";
import styles from "./Encoder.module.css";
import { STEP } from "./steps";

/** Width of a bin in units of x; a power of two, so that its borders are exact. */
const BIN = 0.25;
/** The highest bar, in pixels. */
const TALLEST = 48;

export interface GeluBinsProps {
  /** The neurons' x. */
  readonly inputs: Float32Array;
  /** Whole numbers that all x lie between; `high` is above the largest. */
  readonly low: number;
  readonly high: number;
  /** The place of an x in the picture. */
  readonly x: (value: number) => number;
  /** Where the bars stand. */
  readonly base: number;
  readonly width: number;
  readonly height: number;
  /** Where the count of the neurons with x from `least` to below `below` comes from. */
  readonly question: (least: number, below: number) => Question;
}

/** How many neurons have which x, as bars that answer. */
export function GeluBins(props: GeluBinsProps): ReactNode {
  const { inputs, low, high, x, base, width, height, question } = props;
  const grow = useSpan(STEP.gelu + 0.02, STEP.gelu + 0.3);
  const bins = useMemo(() => histogram(inputs, low, high), [inputs, low, high]);
  const fullest = Math.max(...bins.map(({ count }) => count));
  return (
    <svg className={styles.bins} width={width} height={height} {...marksGroup(words.gelu.bins)}>
      {bins.map(({ count, from, to }, order) => (
        <Bin
          key={from}
          x={x(from)}
          width={Math.max(1, x(to) - x(from) - 1)}
          base={base}
          height={(count / fullest) * TALLEST}
          grow={grow}
          mark={markProps(() => question(from, to), {
            label: words.gelu.bin(count, fixed(from), fixed(to)),
            later: order > 0,
          })}
        />
      ))}
    </svg>
  );
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** How many values fall into each bin, empty ones left out: a lower border is in its bin, the upper one is not. */
function histogram(values: Float32Array, low: number, high: number): Range[] {
  const counts = new Array<number>((high - low) / BIN).fill(0);
  // Divided before it is shifted: a tiny negative value plus a border would be the border.
  for (const value of values) counts[Math.floor(value / BIN) - low / BIN]++;
  return counts
    .map((count, bin) => ({ from: low + bin * BIN, to: low + (bin + 1) * BIN, count }))
    .filter(({ count }) => count > 0);
}

interface BinProps {
  readonly x: number;
  readonly width: number;
  readonly base: number;
  readonly height: number;
  readonly grow: ReturnType<typeof useSpan>;
  readonly mark: ReturnType<typeof markProps>;
}

function Bin({ grow, base, height, mark, ...place }: BinProps): ReactNode {
  const shown = useDerived(grow, (p) => p * height);
  const y = useDerived(grow, (p) => base - p * height);
  return (
    <g className={styles.binMark} {...mark}>
      <rect className={styles.binTarget} {...place} y={base - TALLEST} height={TALLEST} />
      <m.rect className={styles.bin} {...place} y={y} height={shown} />
    </g>
  );
}
