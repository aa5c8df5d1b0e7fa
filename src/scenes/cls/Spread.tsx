import { m } from "framer-motion";
import type { ReactNode } from "react";
import { markProps, marksGroup } from "../../inspector/question";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { fixed } from "../../ui/format";
import styles from "./Compare.module.css";
import { type Comparison, type Measure, pairsOf } from "./similarity";
import { words } from "./words";

const ROW = 30;
const NARROW = 520;

interface SpreadProps {
  readonly comparison: Comparison;
  readonly width: number;
  readonly at: number;
}

/** Every pair’s cosine as a dot on one scale: bunched together, or told apart. */
export function Spread({ comparison, width, at }: SpreadProps): ReactNode {
  const { measures, sentences } = comparison;
  const narrow = width < NARROW;
  const left = narrow ? 8 : 150;
  const rowHeight = narrow ? 40 : ROW;
  const floor = Math.floor(Math.min(...measures.map(({ low }) => low), 0.9) * 10) / 10;
  const x = (value: number) => left + 8 + ((value - floor) / (1 - floor)) * (width - left - 24);
  const axis = measures.length * rowHeight + 4;
  const ticks = [floor, (floor + 1) / 2, 1];
  return (
    <svg className={styles.spread} width={width} height={axis + 24} {...marksGroup(summary(measures))}>
      {measures.map((measure, index) => {
        const y = index * rowHeight + (narrow ? 30 : rowHeight / 2);
        return (
          <g key={measure.id}>
            <text className={styles.rowName} x={0} y={narrow ? y - 13 : y} dy="0.36em">
              {measure.name}
            </text>
            <line className={styles.track} x1={x(floor)} x2={x(1)} y1={y} y2={y} />
            <Range from={x(measure.low)} to={x(measure.high)} y={y} at={at} />
            {pairsOf(sentences.length).map(([i, j]) => (
              <circle
                key={`${i} ${j}`}
                className={styles.dot}
                cx={x(measure.cosines[i][j].value)}
                cy={y}
                r={5}
                {...markProps(() => measure.cosines[i][j], {
                  label: words.compare.dot(
                    measure.name,
                    sentences[i].number,
                    sentences[j].number,
                    fixed(measure.cosines[i][j].value, 3),
                  ),
                  later: index > 0 || i > 0 || j > 1,
                })}
              />
            ))}
          </g>
        );
      })}
      <line className={styles.axis} x1={x(floor)} x2={x(1)} y1={axis} y2={axis} />
      {ticks.map((tick) => (
        <text key={tick} className={styles.tick} x={x(tick)} y={axis + 17} textAnchor="middle">
          {fixed(tick, 2)}
        </text>
      ))}
    </svg>
  );
}

function Range({ from, to, y, at }: { from: number; to: number; y: number; at: number }): ReactNode {
  const grown = useSpan(at + 0.15, at + 0.6);
  const x2 = useDerived(grown, (g) => from + (to - from) * g);
  return <m.line className={styles.range} x1={from} x2={x2} y1={y} y2={y} />;
}

function summary(measures: readonly Measure[]): string {
  return words.compare.summary(
    measures.map(({ name, low, high }) => ({ name, range: [fixed(low, 3), fixed(high, 3)] as const })),
  );
}
