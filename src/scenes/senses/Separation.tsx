import { m } from "framer-motion";
import { type ReactNode, useMemo } from "react";
import { Ask } from "../../inspector/Ask";
import { markProps, marksGroup } from "../../inspector/question";
import type { Num } from "../../inspector/values";
import { useLive, useStep } from "../../player/time";
import { fixed } from "../../ui/format";
import { Note } from "../../ui/Room";
import { count } from "./count";
import { useAlong } from "./path";
import type { Reading } from "./reading";
import { apartIn, meanCosine, type PairKind } from "./refs";
import type { Direction } from "./requests";
import styles from "./Senses.module.css";
import { frameOf, stepsOf } from "./steps";
import { words } from "./words";

interface SeparationProps {
  readonly reading: Reading;
  readonly causal: boolean;
  readonly width: number;
}

const HEIGHT = 84;
const LEFT = 44;
const RIGHT = 20;
const BOTTOM = 22;

/** Mean cosines in the full space, state by state: same sense against different senses. */
export function Separation({ reading, causal, width }: SeparationProps): ReactNode {
  const { layers } = reading;
  const last = stepsOf(layers).STEP.own;
  const step = useStep(last + 1);
  const started = useLive((t) => t > 0);
  const direction = causal ? "causal" : "both";
  const frame = started ? Math.max(1, frameOf(step, layers)) : 1;
  const series = useMemo(() => seriesOf(reading, direction), [reading, direction]);
  const states = series[0]?.values.length ?? 0;
  const now = apartIn(reading, direction, frame);
  const rests = Array.from({ length: last + 2 }, (_, rest) =>
    xOf(Math.max(1, rest === 0 ? 1 : frameOf(rest - 1, layers)) - 1, states, width),
  );
  const cursor = useAlong(rests);
  if (states === 0 || reading.items.length < 2) {
    return <Note>{words.figures.tooFew(reading.word)}</Note>;
  }
  const all = series.flatMap(({ values }) => values.map(({ value }) => value));
  const low = Math.floor(Math.min(...all) * 10 - 0.2) / 10;
  const y = (value: number) => 6 + ((1 - value) / (1 - low)) * (HEIGHT - BOTTOM - 6);
  return (
    <figure className={styles.separation}>
      <figcaption className={styles.figures}>
        {series.map(({ name, values, kind }) => (
          <span key={kind} className={styles.figure}>
            <svg width={24} height={12} aria-hidden="true">
              <line x1={1} y1={6} x2={23} y2={6} className={styles.line} data-kind={kind} />
            </svg>
            {name}{" "}
            <b>
              <Ask {...values[frame - 1]} label={words.figures.ask(name, fixed(values[frame - 1].value, 3))}>
                {fixed(values[frame - 1].value, 3)}
              </Ask>
            </b>
          </span>
        ))}
        {now && (
          <span className={styles.figure}>
            <span>
              {words.figures.agree(<Ask {...now.agreeing}>{count(now.agreeing.value)}</Ask>, now.count)}
            </span>{" "}
            <span className={styles.faint} title={words.figures.chanceTip}>
              {words.figures.chance(fixed(now.chance, 1))}
            </span>
          </span>
        )}
      </figcaption>
      <svg width={width} height={HEIGHT} {...marksGroup(summary(series))}>
        {[1, low].map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} className={styles.grid} />
            <text x={LEFT - 8} y={y(tick)} dy="0.35em" textAnchor="end" className={styles.axis}>
              {fixed(tick, 1)}
            </text>
          </g>
        ))}
        <m.line
          style={{ x: cursor }}
          x1={0}
          x2={0}
          y1={2}
          y2={HEIGHT - BOTTOM + 2}
          className={styles.cursor}
        />
        {series.map(({ kind, values }) => (
          <g key={kind} data-kind={kind}>
            <path
              className={styles.line}
              data-kind={kind}
              d={values
                .map(({ value }, i) => `${i === 0 ? "M" : "L"}${xOf(i, states, width)},${y(value)}`)
                .join("")}
            />
            {values.map((mean, i) => (
              <circle
                key={i}
                cx={xOf(i, states, width)}
                cy={y(mean.value)}
                r={3.5}
                data-kind={kind}
                className={styles.dot}
                {...markProps(() => mean, {
                  label: words.figures.dot(stateName(i), fixed(mean.value, 3)),
                  later: i > 0 || kind === "different",
                })}
              />
            ))}
          </g>
        ))}
        {Array.from({ length: states }, (_, i) => (
          <text key={i} x={xOf(i, states, width)} y={HEIGHT - 5} textAnchor="middle" className={styles.axis}>
            {width < 440 && i > 0 ? i : stateName(i)}
          </text>
        ))}
      </svg>
    </figure>
  );
}

/** A state's name, from the embeddings' output on. */
const stateName = (state: number): string =>
  state === 0 ? words.figures.embeddings : words.figures.layer(state);

function xOf(state: number, states: number, width: number): number {
  const inset = LEFT + 36;
  return inset + (states > 1 ? state / (states - 1) : 0) * (width - RIGHT - 20 - inset);
}

interface Series {
  readonly name: string;
  readonly kind: PairKind;
  readonly values: readonly Num[];
}

/** By state, from the embeddings' output on. */
function seriesOf(reading: Reading, direction: Direction): Series[] {
  const frames = Array.from({ length: reading.layers + 1 }, (_, i) => i + 1);
  const kinds = apartIn(reading, direction, 1) ? (["same", "different"] as const) : (["all"] as const);
  return kinds.map((kind) => ({
    name: words.figures[kind],
    kind,
    values: frames.flatMap((frame) => meanCosine(reading, direction, frame, kind) ?? []),
  }));
}

function summary(series: readonly Series[]): string {
  return words.figures.summary(
    series.map(({ name, values }) => ({ name, values: values.map(({ value }) => fixed(value, 3)) })),
  );
}
