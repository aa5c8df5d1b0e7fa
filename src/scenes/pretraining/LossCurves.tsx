import { type MotionValue, m } from "framer-motion";
import { memo, type PointerEvent, type ReactNode, useMemo } from "react";
import { useDerived } from "../../player/derived";
import { useRead } from "../../player/time";
import { scrub } from "../../store/player";
import type { RunView } from "../../trainer/run";
import { placeOf } from "../../trainer/snapshots";
import { fixed, grouped, percent } from "../../ui/format";
import { pointIn } from "../../ui/magnify";
import styles from "./Pretraining.module.css";
import { timeOfShare } from "./steps";
import { useSnapshots, useTrainingStep } from "./useRun";
import { words } from "./words";

interface LossCurvesProps {
  readonly main: RunView;
  readonly other: RunView | null;
  readonly width: number;
  readonly height: number;
}

const MARGIN = { left: 40, right: 12, top: 12, bottom: 24 };

/** Where a step and a loss stand in the chart. */
interface Scales {
  readonly width: number;
  readonly height: number;
  readonly steps: number;
  readonly plateau: number;
  /** The loss at the upper edge. */
  readonly top: number;
  x(step: number): number;
  y(loss: number): number;
}

function useScales({ info, settings }: RunView, width: number, height: number): Scales {
  const { plateau, vocabulary } = info!;
  const { steps } = settings;
  return useMemo(() => {
    const top = 1.05 * Math.log(vocabulary);
    const plot = width - MARGIN.left - MARGIN.right;
    return {
      width,
      height,
      steps,
      plateau,
      top,
      // The square root gives the beginning room.
      x: (at) => MARGIN.left + plot * Math.sqrt(at / steps),
      y: (loss) => MARGIN.top + (height - MARGIN.top - MARGIN.bottom) * (1 - Math.min(loss, top) / top),
    };
  }, [width, height, steps, plateau, vocabulary]);
}

/** The curves of both runs over the training's steps; dragging along them goes through training. */
export function LossCurves({ main, other, width, height }: LossCurvesProps): ReactNode {
  const step = useTrainingStep(main);
  const scales = useScales(main, width, height);
  const { x, y, plateau } = scales;
  const { before: now } = useSnapshots(main);
  const beside =
    other && other.snapshots.length > 0 ? other.snapshots[placeOf(other.snapshots, now.step).index] : null;
  const onPointer = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.type === "pointermove" && event.buttons === 0) return;
    if (event.type === "pointerdown") event.currentTarget.setPointerCapture(event.pointerId);
    const [x] = pointIn(event.currentTarget, event);
    const plot = width - MARGIN.left - MARGIN.right;
    const share = Math.max(0, Math.min(1, (x - MARGIN.left) / plot)) ** 2;
    scrub(timeOfShare(share));
  };
  const { chart } = words;
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.legend}>
        <Title step={step} />
        <span data-line="held">
          {chart.heldOut} <b>{fixed(now.measures.loss)}</b>
        </span>
        <span data-line="training">{chart.training}</span>
        {beside && (
          <span data-line="other">
            {chart.other} <b>{fixed(beside.measures.loss)}</b>
          </span>
        )}
      </figcaption>
      <svg
        className={styles.curves}
        width={width}
        height={height}
        role="img"
        aria-label={chart.label(fixed(now.measures.loss), fixed(plateau), percent(now.measures.top1))}
        onPointerDown={onPointer}
        onPointerMove={onPointer}
      >
        <Curves scales={scales} main={main.snapshots} other={other?.snapshots ?? null} />
        <Now step={step} scales={scales} />
        <text className={styles.share1} x={MARGIN.left + 14} y={y(0) - 14}>
          <tspan className={styles.big}>{percent(now.measures.top1)}</tspan> {chart.right}
        </text>
        <circle className={styles.nowDot} cx={x(now.step)} cy={y(now.measures.loss)} r={5} />
      </svg>
    </figure>
  );
}

function Title({ step }: { step: MotionValue<number> }): ReactNode {
  const shown = useRead(step, (value) => words.chart.title(grouped(Math.round(value))));
  return <span className={styles.title}>{shown}</span>;
}

/** The player's time as a line that is moved, and not drawn anew in every frame. */
function Now({ step, scales: { x, height } }: { step: MotionValue<number>; scales: Scales }): ReactNode {
  const at = useDerived(step, x);
  return (
    <m.g style={{ x: at }}>
      <line className={styles.now} x1={0} x2={0} y1={MARGIN.top} y2={height - MARGIN.bottom} />
    </m.g>
  );
}

type Snapshots = RunView["snapshots"];

const heldOut = ({ measures }: Snapshots[number]): number => measures.loss;

/** What only changes with news from the training, not with every frame of the player's time. */
const Curves = memo(function Curves({
  scales: { width, height, steps, plateau, top, x, y },
  main,
  other,
}: {
  scales: Scales;
  main: Snapshots;
  other: Snapshots | null;
}): ReactNode {
  const { chart } = words;
  const right = width - MARGIN.right;
  const line = (snapshots: Snapshots, read: (one: Snapshots[number]) => number): string =>
    snapshots
      .filter((one) => Number.isFinite(read(one)))
      .map((one, i) => `${i === 0 ? "M" : "L"}${x(one.step).toFixed(1)},${y(read(one)).toFixed(1)}`)
      .join("");
  return (
    <>
      {[0, 2, 4, 6]
        .filter((mark) => mark < top)
        .map((mark) => (
          <g key={mark}>
            <line className={styles.grid} x1={MARGIN.left} x2={right} y1={y(mark)} y2={y(mark)} />
            <text className={styles.mark} x={MARGIN.left - 8} y={y(mark) + 4} textAnchor="end">
              {mark}
            </text>
          </g>
        ))}
      {[0, 0.033, 0.1, 0.3333, 1].map((share) => (
        <text
          key={share}
          className={styles.mark}
          x={x(share * steps)}
          y={height - 6}
          textAnchor={share === 1 ? "end" : "middle"}
        >
          {grouped(Math.round((share * steps) / 10) * 10)}
        </text>
      ))}
      <line className={styles.plateau} x1={MARGIN.left} x2={right} y1={y(plateau)} y2={y(plateau)} />
      <text className={styles.plateauName} x={right} y={y(plateau) - 6} textAnchor="end">
        {chart.plateau}
      </text>
      <path className={styles.training} d={line(main, ({ trainingLoss }) => trainingLoss)} />
      {other && <path className={styles.other} d={line(other, heldOut)} />}
      <path className={styles.held} d={line(main, heldOut)} />
    </>
  );
});
