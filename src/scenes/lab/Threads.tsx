import { m } from "framer-motion";
import { type ReactNode, useId } from "react";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { ribbonPath } from "../../viz/ribbon";
import styles from "./Lab.module.css";
import type { Question } from "./question";
import { LANDED, STEP } from "./steps";

interface ThreadsProps {
  readonly question: Question;
  readonly prediction: number | null;
  readonly revealed: boolean;
  readonly width: number;
  /** From the sentence down to the answers. */
  readonly depth: number;
  /** The middle of what the question is about, and of each answer. */
  readonly from: number;
  readonly to: readonly number[];
}

/** All ribbons together, in pixels. */
const WHOLE = 84;

/**
 * From what the question is about a thread runs to every answer. The predicted one is marked where the truth may land;
 * then the truth flows: a ribbon to each answer, as wide as its number, all of them as wide as where they come from.
 */
export function Threads({ question, prediction, revealed, width, depth, from, to }: ThreadsProps): ReactNode {
  const clip = useId();
  const drawn = useSpan(STEP.ask + 0.15, STEP.ask + 0.85);
  const flown = useSpan(STEP.reveal + 0.08, LANDED);
  const reach = useDerived(flown, (p) => p * depth);
  const widths = widthsOf(question);
  let left = from - WHOLE / 2;
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
      {prediction !== null && (
        <rect
          className={styles.predicted}
          x={to[prediction] - WHOLE / 2}
          y={depth - 14}
          width={WHOLE}
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
                  data-right={index === question.correct || undefined}
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

/** The ribbons' widths; where the answers have no numbers, all of it goes to the right one. */
function widthsOf({ options, correct }: Question): readonly number[] {
  const bars = options.map(({ bar, figure }) => (figure === null ? 0 : Math.max(0, bar)));
  const sum = bars.reduce((a, b) => a + b, 0);
  return bars.map((bar, index) => WHOLE * (sum > 0 ? bar / sum : Number(index === correct)));
}
