import { m } from "framer-motion";
import type { ReactNode } from "react";
import { tokenFlops } from "../../engine";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { compact, grouped } from "../../ui/format";
import styles from "./Sizes.module.css";
import { STEP } from "./steps";
import type { Subject } from "./subject";
import { words } from "./words";

const HEIGHT = 300;
const LEFT = 58;
const TOP = 26;
const BOTTOM = 44;

/** Operations per token against the length of the text: two parts stay, attention grows. */
export function WorkCurve({ subject, width }: { subject: Subject; width: number }): ReactNode {
  const { sizes, tokens } = subject;
  const grow = useSpan(STEP.work + 0.1, STEP.work + 0.6);
  const longest = sizes.maxPositions;
  const [none, most, here] = [0, longest, tokens].map((length) => tokenFlops(sizes, length));
  const inner = width - LEFT - 12;
  const x = (length: number) => LEFT + (length / longest) * inner;
  const y = (flops: number) => HEIGHT - BOTTOM - (flops / most.total) * (HEIGHT - TOP - BOTTOM);
  const clip = useDerived(grow, (p) => LEFT + inner * p);
  // The curve rises to the right: the number stands on the left of it wherever there is room.
  const markerEnd = x(tokens) > LEFT + 64;
  return (
    <svg
      width={width}
      height={HEIGHT}
      className={styles.curve}
      role="img"
      aria-label={words.work.curve({
        without: compact(none.total),
        here: compact(here.total),
        tokens,
        most: compact(most.total),
        longest,
      })}
    >
      <clipPath id="work-clip">
        <m.rect x={0} y={0} width={clip} height={HEIGHT} />
      </clipPath>
      <g clipPath="url(#work-clip)">
        <rect
          x={LEFT}
          width={inner}
          y={y(none.projections)}
          height={y(0) - y(none.projections)}
          className={styles.part}
          data-part="query"
        />
        <rect
          x={LEFT}
          width={inner}
          y={y(none.total)}
          height={y(none.projections) - y(none.total)}
          className={styles.part}
          data-part="feedForward"
        />
        <path
          d={`M${x(0)} ${y(none.total)}L${x(longest)} ${y(none.total)}L${x(longest)} ${y(most.total)}Z`}
          className={styles.part}
          data-part="attention"
        />
      </g>
      <line x1={LEFT} x2={LEFT + inner} y1={y(0)} y2={y(0)} className={styles.axis} />
      {[0, 0.5, 1].map((share) => (
        <text
          key={share}
          x={x(share * longest)}
          y={y(0) + 18}
          textAnchor={share === 0 ? "start" : share === 1 ? "end" : "middle"}
          className={styles.tick}
        >
          {grouped(share * longest)}
        </text>
      ))}
      <text x={LEFT + inner / 2} y={HEIGHT - 6} textAnchor="middle" className={styles.axisName}>
        {words.work.axis}
      </text>
      {[none.projections, none.total, most.total].map((value, index) => (
        <text
          key={index}
          x={LEFT - 8}
          y={y(value)}
          dy="0.35em"
          textAnchor="end"
          className={styles.tick}
          // Two labels that would touch: the upper one says more.
          visibility={index === 1 && y(value) - y(most.total) < 15 ? "hidden" : undefined}
        >
          {compact(value)}
        </text>
      ))}
      <line x1={x(tokens)} x2={x(tokens)} y1={y(here.total)} y2={y(0)} className={styles.marker} />
      <circle cx={x(tokens)} cy={y(here.total)} r={4.5} className={styles.markerDot} />
      <text
        x={x(tokens) + (markerEnd ? -9 : 9)}
        y={y(here.total) - 9}
        textAnchor={markerEnd ? "end" : "start"}
        className={styles.markerText}
      >
        {compact(here.total)}
      </text>
    </svg>
  );
}
