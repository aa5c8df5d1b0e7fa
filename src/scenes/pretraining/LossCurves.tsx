import type { MotionValue } from "framer-motion";
import { type ReactNode, useMemo } from "react";
import { useDerived } from "../../player/derived";
import { useRead } from "../../player/time";
import { scrub } from "../../store/player";
import type { RunView } from "../../trainer/run";
import { placeOf } from "../../trainer/snapshots";
import { fixed, grouped, percent } from "../../ui/format";
import { Legend } from "../../viz/Legend";
import { LineChart } from "../../viz/LineChart";
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

/** The run of the room, and the one beside it, as lines and bars. */
export const OWN = { color: "var(--accent)" };
export const OTHER = { color: "var(--c-key)", dashed: true };
const READ = { color: "var(--ink-faint)" };

/** Marks along the chart, as shares of all steps. */
const MARKS = [0, 0.033, 0.1, 0.3333, 1];

/** The curves of both runs over the training's steps; dragging along them goes through training. */
export function LossCurves({ main, other, width, height }: LossCurvesProps): ReactNode {
  const step = useTrainingStep(main);
  const { before: now } = useSnapshots(main);
  const { snapshots, settings } = main;
  const { plateau, vocabulary } = main.info!;
  const { chart } = words;
  // The square root gives the beginning room.
  const place = (at: number): number => Math.sqrt(at / settings.steps);
  const reveal = useDerived(step, place);
  const besides = useMemo(() => lossesBeside(snapshots, other), [snapshots, other]);
  const beside = besides?.[snapshots.indexOf(now)];
  return (
    <div className={styles.curves}>
      <Legend
        title={<Title step={step} />}
        entries={[
          { ...OWN, name: chart.heldOut, value: fixed(now.measures.loss) },
          { ...READ, name: chart.training },
          ...(beside === undefined ? [] : [{ ...OTHER, name: chart.other, value: fixed(beside) }]),
        ]}
      />
      <LineChart
        label={chart.label(fixed(now.measures.loss), fixed(plateau), percent(now.measures.top1))}
        width={width}
        height={height}
        top={1.05 * Math.log(vocabulary)}
        along={{ at: snapshots.map((one) => place(one.step)), end: 1 }}
        series={[
          { ...READ, name: chart.training, values: snapshots.map(({ trainingLoss }) => trainingLoss) },
          ...(besides ? [{ ...OTHER, name: chart.other, values: besides }] : []),
          { ...OWN, name: chart.heldOut, values: snapshots.map(({ measures }) => measures.loss) },
        ]}
        yMarks={[
          ...[0, 2, 4, 6].map((at) => ({ at, text: String(at) })),
          { at: plateau, text: "", name: chart.plateau },
        ]}
        xMarks={MARKS.map((share) => ({
          at: Math.sqrt(share),
          text: grouped(Math.round((share * settings.steps) / 10) * 10),
        }))}
        reveal={reveal}
        onDrag={(share) => scrub(timeOfShare(share ** 2))}
      />
      <p className={styles.right}>
        <b>{percent(now.measures.top1)}</b> {chart.right}
      </p>
    </div>
  );
}

function Title({ step }: { step: MotionValue<number> }): ReactNode {
  return useRead(step, (value) => words.chart.title(grouped(Math.round(value))));
}

/** The other run's losses at the main one's snapshots, as far as it has come. */
function lossesBeside(snapshots: RunView["snapshots"], other: RunView | null): readonly number[] | null {
  const last = other?.snapshots.at(-1);
  if (!other || !last) return null;
  return snapshots.map(({ step }) =>
    step > last.step ? Number.NaN : other.snapshots[placeOf(other.snapshots, step).index].measures.loss,
  );
}
