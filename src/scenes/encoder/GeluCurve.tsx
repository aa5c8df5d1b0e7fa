import { line } from "d3";
import { m, useTransform } from "framer-motion";
import { type ReactNode, useMemo } from "react";
import { gelu } from "../../engine/explain/gelu";
import { ask, type Question } from "../../inspector/question";
import { useSpan } from "../../player/time";
import { fixed, grouped } from "../../ui/format";
import { tipHandlers } from "../../viz/Tip";
import { words } from "../../words/encoder";
import { DotCursor } from "./DotCursor";
import styles from "./Encoder.module.css";
import type { Reading } from "./reading";
import { STEP } from "./steps";

export interface GeluCurveProps {
  readonly reading: Reading;
  /** Where a neuron’s activation comes from. */
  readonly question: (neuron: number) => Question;
  readonly width: number;
  readonly height: number;
}

const LEFT = 34;
/** Width of the histogram's bins, in units of x. */
const BIN = 0.25;

/** GELU as a curve, one mark per neuron on it, and below it how many neurons have which x. */
export function GeluCurve({ reading, question, width, height }: GeluCurveProps): ReactNode {
  const { inputs, activations, neurons } = reading;
  const low = Math.min(-3, Math.floor(neurons.lowest));
  const high = Math.max(2, Math.ceil(neurons.highest));
  const top = Math.max(1, high * 0.75, neurons.highest * 1.08);
  const base = height - 22;
  const zero = base - 78;
  const x = (value: number): number => LEFT + ((value - low) / (high - low)) * (width - LEFT - 12);
  const y = (value: number): number => zero - (value / top) * (zero - 26);
  const rise = useSpan(STEP.gelu + 0.2, STEP.gelu + 0.7);
  // One path for all marks: a dot is a line of no length with a round cap.
  const marks = useMemo(
    () => Array.from(inputs, (input, i) => [input, activations[i]] as const),
    [inputs, activations],
  );
  const dots = useTransform(rise, (p) =>
    marks.map(([input, activation]) => `M${x(input).toFixed(1)},${y(p * activation).toFixed(1)}h0`).join(""),
  );
  const grow = useSpan(STEP.gelu + 0.02, STEP.gelu + 0.3);
  const bins = useMemo(() => histogram(inputs, low, high), [inputs, low, high]);
  const fullest = Math.max(1, ...bins);
  const curve = line<number>()
    .x(x)
    .y((value) => y(gelu(value)));
  const points = Array.from({ length: 161 }, (_, i) => low + ((high - low) * i) / 160).filter(
    (value) => gelu(value) <= top,
  );
  const ticks = Array.from({ length: high - low + 1 }, (_, i) => low + i).filter(
    (tick) => (high - low <= 10 && width > 420) || tick % 2 === 0,
  );
  const byInput = useMemo(() => [...inputs.keys()].sort((a, b) => inputs[a] - inputs[b]), [inputs]);
  const dotMarks = byInput.map((neuron) => ({
    x: x(inputs[neuron]),
    y: y(activations[neuron]),
    label: words.gelu.dot(neuron, fixed(inputs[neuron]), fixed(activations[neuron], 3)),
  }));
  return (
    <figure className={styles.figure}>
      <div className={styles.plot}>
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={words.gelu.figure(
            neurons.count,
            fixed(neurons.lowest),
            fixed(neurons.highest),
            neurons.positive,
          )}
        >
          {ticks.map((tick) => (
            <g key={tick} className={styles.axis}>
              <line x1={x(tick)} x2={x(tick)} y1={base} y2={base + 4} />
              <text x={x(tick)} y={height - 6} textAnchor="middle">
                {fixed(tick, 0)}
              </text>
            </g>
          ))}
          <line className={styles.axisLine} x1={LEFT} x2={width - 12} y1={zero} y2={zero} />
          <line className={styles.axisLine} x1={x(0)} x2={x(0)} y1={14} y2={base} />
          <line className={styles.axisLine} x1={LEFT} x2={width - 12} y1={base} y2={base} />
          <text className={styles.axisName} x={x(0) - 8} y={22} textAnchor="end">
            GELU(x)
          </text>
          <text className={styles.axisName} x={LEFT} y={zero - 8}>
            x
          </text>
          {bins.map((count, bin) => (
            <Bin
              key={bin}
              x={x(low + bin * BIN)}
              width={Math.max(1, x(low + BIN) - x(low) - 1)}
              base={base}
              height={(count / fullest) * 48}
              grow={grow}
              label={words.gelu.bin(count, fixed(low + bin * BIN), fixed(low + (bin + 1) * BIN))}
            />
          ))}
          <path className={styles.curve} d={curve(points) ?? undefined} />
          <m.path className={styles.dots} d={dots} />
        </svg>
        <DotCursor
          dots={dotMarks}
          width={width}
          height={zero + 24}
          onPick={(index) => ask(question(byInput[index]))}
        />
      </div>
      <figcaption className={styles.note}>
        {words.gelu.below(grouped(neurons.count), grouped(neurons.positive))}
      </figcaption>
    </figure>
  );
}

/** How many values fall into each bin from `low` to `high`. */
function histogram(values: Float32Array, low: number, high: number): number[] {
  const bins = new Array<number>(Math.round((high - low) / BIN)).fill(0);
  for (const value of values) bins[Math.max(0, Math.min(bins.length - 1, Math.floor((value - low) / BIN)))]++;
  return bins;
}

interface BinProps {
  readonly x: number;
  readonly width: number;
  readonly base: number;
  readonly height: number;
  readonly grow: ReturnType<typeof useSpan>;
  readonly label: string;
}

function Bin({ grow, base, height, label, ...place }: BinProps): ReactNode {
  const shown = useTransform(grow, (p) => p * height);
  const y = useTransform(grow, (p) => base - p * height);
  return <m.rect className={styles.bin} {...place} y={y} height={shown} {...tipHandlers(() => label)} />;
}
