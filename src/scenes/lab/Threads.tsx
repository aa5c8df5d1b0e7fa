import { m } from "framer-motion";
import { type ReactNode, useId } from "react";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { ribbonPath } from "../../viz/ribbon";
import styles from "./Lab.module.css";
import { LANE, type Ways } from "./layout";
import { LANDED, STEP } from "./steps";

/** When the truth comes to the first of answers that stand below each other. */
const ARRIVES = STEP.reveal + 0.2;

interface ThreadsProps {
  readonly ways: Ways;
  /** The right answer. */
  readonly correct: number;
  readonly prediction: number | null;
  readonly revealed: boolean;
  readonly width: number;
  /** The middle of what the question is about. */
  readonly from: number;
}

/**
 * From what the question is about a thread runs to every answer. The predicted one is marked where the truth may land;
 * then the truth flows: a ribbon to each answer, as wide as its number, all of them as wide as where they come from.
 */
export function Threads({ ways, correct, prediction, revealed, width, from }: ThreadsProps): ReactNode {
  const { to, depth, widths, stacked } = ways;
  const clip = useId();
  const drawn = useSpan(STEP.ask + 0.15, STEP.ask + 0.85);
  const flown = useSpan(STEP.reveal + 0.08, stacked ? ARRIVES : LANDED);
  const reach = useDerived(flown, (p) => p * depth);
  const whole = widths.reduce((a, b) => a + b, 0);
  let left = from - whole / 2;
  return (
    <svg className={styles.threads} width={width} height={depth} aria-hidden="true">
      {to.map((x, index) => (
        <m.path
          key={index}
          className={styles.thread}
          data-chosen={index === prediction || undefined}
          d={`M${from},0 C${from},${depth / 2} ${x},${depth / 2} ${x},${depth}`}
          style={{ pathLength: drawn }}
        />
      ))}
      {prediction !== null && !stacked && (
        <rect
          className={styles.predicted}
          x={to[prediction] - whole / 2}
          y={depth - 14}
          width={whole}
          height={14}
          rx={4}
        />
      )}
      {revealed && (
        <>
          <clipPath id={clip}>
            <m.rect x={-1e4} width={2e4} y={0} height={reach} />
          </clipPath>
          <g clipPath={`url(#${clip})`}>
            {to.map((x, index) => {
              const start = { left, width: widths[index], y: 0 };
              left += widths[index];
              const end = { left: x - widths[index] / 2, width: widths[index], y: depth };
              return (
                <path
                  key={index}
                  className={styles.truth}
                  data-right={index === correct || undefined}
                  d={ribbonPath(start, end)}
                />
              );
            })}
          </g>
        </>
      )}
    </svg>
  );
}

interface LanesProps extends Pick<ThreadsProps, "ways" | "correct" | "prediction" | "revealed"> {
  /** Of the answer that they stand beside. */
  readonly index: number;
}

/** Beside one of the answers that stand below each other: its own thread ends here, those of the answers below go on. */
export function Lanes({ ways: { to, widths }, correct, prediction, revealed, index }: LanesProps): ReactNode {
  const takes = (LANDED - ARRIVES) / to.length;
  const begins = ARRIVES + index * takes;
  const flown = useSpan(begins, begins + takes);
  const clipPath = useDerived(flown, (p) => `inset(0 -4px ${100 - 100 * p}%)`);
  const width = to.length * LANE;
  const own = { width, viewBox: `0 0 ${width} 100`, preserveAspectRatio: "none", "aria-hidden": true };
  const lanes = to.flatMap((x, at) =>
    at < index ? [] : [{ at, d: `M${x} 0V${at === index ? `50H${width}` : "100"}` }],
  );
  return (
    <div className={styles.lanes}>
      <svg {...own}>
        {lanes.map(({ at, d }) => (
          <path key={at} className={styles.thread} data-chosen={at === prediction || undefined} d={d} />
        ))}
      </svg>
      {revealed && (
        <m.svg {...own} style={{ clipPath }}>
          {lanes.map(({ at, d }) => (
            <path
              key={at}
              className={styles.flow}
              data-right={at === correct || undefined}
              d={d}
              strokeWidth={widths[at]}
            />
          ))}
        </m.svg>
      )}
    </div>
  );
}
