import { type ReactNode, useMemo } from "react";
import type { LinearTraining, TrainingRun } from "../../engine";
import { Ask } from "../../inspector/Ask";
import { ask } from "../../inspector/question";
import { useSpan } from "../../player/time";
import { fixed, percent } from "../../ui/format";
import { Legend } from "../../viz/Legend";
import { LineChart, type LineChartProps, type Series, SHARE_MARKS } from "../../viz/LineChart";
import { PixelStrip } from "../../viz/PixelStrip";
import { useEpoch, useTrainingStep } from "./clock";
import { classColor } from "./colors";
import styles from "./Finetuning.module.css";
import { epochMarks, lossScale, lossText, pointsLabel } from "./LossChart";
import { worstLoss } from "./readings";
import type { LabelledSet } from "./sets";
import { TRAINING } from "./steps";
import { accuracyRef, lossRef, NO_PASS, weightRef } from "./trainedRefs";
import { words } from "./words";

interface RunPanelProps {
  readonly run: TrainingRun;
  readonly training: LinearTraining;
  readonly set: LabelledSet;
  readonly width: number;
}

const LEARNED = "var(--accent)";
const HELD_OUT = "var(--c-mask)";
/** In the order of the charts' lines. */
const MEASURED = ["examples", "tests"] as const;

/** Loss, accuracy and the head's weights while it trains. */
export function RunPanel({ run, training, set, width }: RunPanelProps): ReactNode {
  const reveal = useSpan(TRAINING.from, TRAINING.to, (p) => p);
  const hasTests = set.tests.length > 0;
  const names = [words.chart.learned, words.chart.heldOut];
  const last = run.losses.length - 1;
  const series = (own: Float32Array, other: Float32Array): Series[] => [
    { name: names[0], values: own, color: LEARNED },
    ...(hasTests ? [{ name: names[1], values: other, color: HELD_OUT, dashed: true }] : []),
  ];
  const losses = series(run.losses, run.testLosses);
  const shares = series(run.accuracies, run.testAccuracies);
  const scale = lossScale([run.losses], run.losses[0]);
  const lossLabel = words.run.lossChart(fixed(run.losses[0]), fixed(run.losses[last]), fixed(worstLoss(run)));
  const shareLabel = words.run.accuracyChart(percent(run.accuracies[0]), percent(run.accuracies[last]));
  const figure = { run, training, width, reveal };
  return (
    <>
      <Measure
        {...figure}
        title={<AtStep run={run}>{(step) => words.run.loss(step, last)}</AtStep>}
        label={lossLabel}
        series={losses}
        height={136}
        top={scale.top}
        yMarks={scale.marks}
        write={lossText}
        sayFrom={words.run.lossFrom}
        refOf={lossRef}
      />
      <Measure
        {...figure}
        title={words.run.accuracy}
        label={shareLabel}
        series={shares}
        height={94}
        top={1.05}
        yMarks={SHARE_MARKS}
        write={percent}
        sayFrom={words.run.accuracyFrom}
        refOf={accuracyRef}
      />
      <Weights run={run} training={training} set={set} />
    </>
  );
}

/** What is said of the training's step on stage: all that is drawn anew with it. */
function AtStep({ run, children }: { run: TrainingRun; children: (step: number) => ReactNode }): ReactNode {
  return children(useTrainingStep(run));
}

interface MeasureProps
  extends Pick<LineChartProps, "label" | "width" | "height" | "top" | "yMarks" | "reveal"> {
  readonly run: TrainingRun;
  readonly training: LinearTraining;
  readonly title: ReactNode;
  /** In the order of `MEASURED`. */
  readonly series: readonly Series[];
  readonly write: (value: number) => string;
  readonly sayFrom: (name: string, value: string) => string;
  readonly refOf: typeof lossRef | typeof accuracyRef;
}

/** A number that training moves, on the sentences it learns from and on those held out: legend and curves, which say where they come from. */
function Measure(props: MeasureProps): ReactNode {
  const { run, training, title, series, write, sayFrom, refOf, ...chart } = props;
  return (
    <>
      <Legend
        title={title}
        entries={series.map(({ name, color, values, dashed }, line) => ({
          name,
          color,
          dashed,
          value: (
            <AtStep run={run}>
              {(step) => (
                <Ask
                  request={NO_PASS}
                  about={() => refOf(training, step, MEASURED[line])}
                  label={sayFrom(name, write(values[step]))}
                >
                  {write(values[step])}
                </Ask>
              )}
            </AtStep>
          ),
        }))}
      />
      <LineChart
        {...chart}
        series={series}
        xMarks={epochMarks(run)}
        points={{
          label: pointsLabel(chart.label),
          say: ({ series: line, index }) =>
            words.chart.pointOf(series[line].name, write(series[line].values[index]), index),
          pick: ({ series: line, index }) =>
            ask({ request: NO_PASS, about: refOf(training, index, MEASURED[line]) }),
        }}
      />
    </>
  );
}

/** The head's rows of weights after the epochs so far, on the scale of the last ones. */
function Weights({ run, training, set }: Omit<RunPanelProps, "width">): ReactNode {
  const { weights, step } = run.checkpoints[useEpoch(run)];
  const classes = set.classes.length;
  const hidden = weights.length / classes - 1;
  const last = run.checkpoints[run.checkpoints.length - 1].weights;
  const scale = useMemo(
    () => last.subarray(0, classes * hidden).reduce((top, value) => Math.max(top, Math.abs(value)), 0),
    [last, classes, hidden],
  );
  return (
    <div className={styles.weights}>
      <Legend title={words.run.head(classes, hidden)} />
      {set.classes.map((name, label) => (
        <div key={label} className={styles.weightRow}>
          <span className={styles.className} style={{ color: classColor(label) }}>
            {name}
          </span>
          <span className={styles.weightStrip}>
            <PixelStrip
              values={weights.slice(label * hidden, (label + 1) * hidden)}
              scale={scale}
              label={words.run.weightsFrom(name)}
              onPick={(index) => ask({ request: NO_PASS, about: weightRef(training, step, label, index) })}
            />
          </span>
        </div>
      ))}
    </div>
  );
}
