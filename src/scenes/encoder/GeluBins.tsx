import { m } from "framer-motion";
import { type ReactNode, useMemo } from "react";
import { markProps, marksGroup } from "../../inspector/question";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { fixed } from "../../ui/format";
import type { SceneContext } from "../scene";
import styles from "./Encoder.module.css";
import { countOf } from "./refs";
import { STEP } from "./steps";
import { words } from "./words";

/** Width of a bin in units of x; a power of two, so that its borders are exact. */
const BIN = 0.25;
/** The highest bar, in pixels. */
const TALLEST = 48;

interface GeluBinsProps {
  readonly context: SceneContext;
  /** Whose neurons they are. */
  readonly token: number;
  /** Whole numbers that all x lie between; `high` is above the largest. */
  readonly low: number;
  readonly high: number;
  /** The place of an x in the picture. */
  readonly x: (value: number) => number;
  /** Where the bars stand. */
  readonly base: number;
  readonly width: number;
  readonly height: number;
}

/** How many neurons have which x, as bars that answer. */
export function GeluBins(props: GeluBinsProps): ReactNode {
  const { context, token, low, high, x, base, width, height } = props;
  const grow = useSpan(STEP.fire + 0.01, STEP.fire + 0.16);
  const bins = useMemo(() => histogram(context, token, low, high), [context, token, low, high]);
  const fullest = Math.max(...bins.map(({ count }) => count.value));
  return (
    <svg className={styles.bins} width={width} height={height} {...marksGroup(words.gelu.bins)}>
      {bins.map(({ count, from, to }, order) => (
        <Bin
          key={from}
          x={x(from)}
          width={Math.max(1, x(to) - x(from) - 1)}
          base={base}
          height={(count.value / fullest) * TALLEST}
          grow={grow}
          mark={markProps(() => count, {
            label: words.gelu.bin(count.value, fixed(from), fixed(to)),
            later: order > 0,
          })}
        />
      ))}
    </svg>
  );
}

/** How many neurons fall into each bin, empty ones left out: a lower border is in its bin, the upper one is not. */
function histogram(context: SceneContext, token: number, low: number, high: number) {
  return Array.from({ length: (high - low) / BIN }, (_, bin) => {
    const [from, to] = [low + bin * BIN, low + (bin + 1) * BIN];
    return { from, to, count: countOf(context, token, { least: from, below: to }) };
  }).filter(({ count }) => count.value > 0);
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
