import { line } from "d3";
import { m } from "framer-motion";
import { type ReactNode, useMemo } from "react";
import { Ask } from "../../inspector/Ask";
import { ask, type Question } from "../../inspector/question";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { Button } from "../../ui/Button";
import { fixed, grouped } from "../../ui/format";
import { useChartCursor } from "../../viz/useChartCursor";
import type { SceneContext } from "../scene";
import styles from "./Encoder.module.css";
import { GeluBins } from "./GeluBins";
import { bendOf, type Reading } from "./reading";
import { STEP } from "./steps";
import { words } from "./words";

interface GeluCurveProps {
  readonly context: SceneContext;
  readonly reading: Reading;
  /** Where a neuron’s activation comes from. */
  readonly question: (neuron: number) => Question;
  readonly width: number;
  readonly height: number;
}

const LEFT = 34;

/** Where a neuron stands on the picture: along by what goes in, up by what comes out. */
export function geluScales({ neurons }: Reading, width: number, height: number) {
  const low = Math.min(-3, Math.floor(neurons.lowest));
  const high = Math.max(2, Math.floor(neurons.highest) + 1);
  const top = Math.max(1, high * 0.75, neurons.highest * 1.08);
  const base = height - 22;
  const zero = base - 78;
  const x = (value: number): number => LEFT + ((value - low) / (high - low)) * (width - LEFT - 12);
  const y = (value: number): number => zero - (value / top) * (zero - 26);
  return { low, high, top, base, zero, x, y };
}

/** The bend as a curve, one mark per neuron on it, and below it how many neurons have which x. */
export function GeluCurve(props: GeluCurveProps): ReactNode {
  const { context, reading, question, width, height } = props;
  const { inputs, activations, neurons, positive } = reading;
  // What the model at work bends with.
  const bend = bendOf(context);
  const { low, high, top, base, zero, x, y } = geluScales(reading, width, height);
  const rise = useSpan(STEP.fire + 0.12, STEP.fire + 0.4);
  // One path for all marks: a dot is a line of no length with a round cap.
  const marks = useMemo(
    () => Array.from(inputs, (input, i) => [input, activations[i]] as const),
    [inputs, activations],
  );
  const dots = useDerived(rise, (p) =>
    marks.map(([input, activation]) => `M${x(input).toFixed(1)},${y(p * activation).toFixed(1)}h0`).join(""),
  );
  const curve = line<number>()
    .x(x)
    .y((value) => y(bend.apply(value)));
  const points = Array.from({ length: 161 }, (_, i) => low + ((high - low) * i) / 160).filter(
    (value) => bend.apply(value) <= top,
  );
  const ticks = Array.from({ length: high - low + 1 }, (_, i) => low + i).filter(
    (tick) => (high - low <= 10 && width > 420) || tick % 2 === 0,
  );
  const byInput = useMemo(() => [...inputs.keys()].sort((a, b) => inputs[a] - inputs[b]), [inputs]);
  const values = useMemo(() => byInput.map((neuron) => activations[neuron]), [byInput, activations]);
  const dot = (neuron: number): string =>
    words.gelu.dot(bend.name, neuron, fixed(inputs[neuron]), fixed(activations[neuron], 3));
  const { cursor, start, handlers } = useChartCursor({
    series: [{ values }],
    x: (index) => x(inputs[byInput[index]]),
    y,
    say: ({ index }) => words.gelu.dotTip(dot(byInput[index])),
    pick: ({ index }) => ask(question(byInput[index])),
  });
  const here = byInput[(cursor ?? start).index];
  return (
    <figure className={styles.figure}>
      <div className={styles.plot}>
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={words.gelu.figure(
            bend.name,
            neurons.count,
            fixed(neurons.lowest),
            fixed(neurons.highest),
            positive.value,
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
            {`${bend.name}(x)`}
          </text>
          <text className={styles.axisName} x={LEFT} y={zero - 8}>
            x
          </text>
          <path className={styles.curve} d={curve(points) ?? undefined} />
          <m.path className={styles.dots} d={dots} />
        </svg>
        <GeluBins
          context={context}
          token={reading.focus}
          low={low}
          high={high}
          x={x}
          base={base}
          width={width}
          height={height}
        />
        <Button
          kind="bare"
          className={styles.dotCursor}
          style={{ width, height: zero + 24 }}
          aria-label={words.gelu.dotKeys(dot(here))}
          {...handlers}
        >
          {cursor && (
            <span className={styles.dotRing} style={{ left: x(inputs[here]), top: y(activations[here]) }} />
          )}
        </Button>
      </div>
      <figcaption className={styles.note}>
        {words.gelu.below(grouped(neurons.count), <Ask {...positive}>{grouped(positive.value)}</Ask>)}
      </figcaption>
    </figure>
  );
}
