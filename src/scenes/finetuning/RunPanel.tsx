import { type ReactNode, useMemo } from "react";
import type { LinearTraining, TrainingRun } from "../../engine";
import { Ask } from "../../inspector/Ask";
import { ask } from "../../inspector/question";
import { useSpan } from "../../player/time";
import type { Task } from "../../trainer/tasks";
import { fixed } from "../../ui/format";
import { Legend } from "../../viz/Legend";
import { LineChart, type Series } from "../../viz/LineChart";
import { PixelStrip } from "../../viz/PixelStrip";
import { useEpoch, useTrainingStep } from "./clock";
import styles from "./Finetuning.module.css";
import { lossText } from "./readings";
import { ClassName } from "./Sentences";
import { TRAINING } from "./steps";
import { lossRef, NO_PASS, weightRef } from "./trainedRefs";
import { words } from "./words";

interface RunPanelProps {
  readonly run: TrainingRun;
  readonly training: LinearTraining;
  readonly set: Task;
  readonly width: number;
}

/** In the order of the chart's lines. */
const MEASURED = ["examples", "tests"] as const;

/** The loss and the head's weights while it trains. */
export function RunPanel(props: RunPanelProps): ReactNode {
  return (
    <>
      <Loss {...props} />
      <Weights {...props} />
    </>
  );
}

/** What is said of the training's step on stage: all that is drawn anew with it. */
function AtStep({ run, children }: { run: TrainingRun; children: (step: number) => ReactNode }): ReactNode {
  return children(useTrainingStep(run));
}

/** The loss on the sentences that it learns from and on those held out: legend and curves, which say where they come from. */
function Loss({ run, training, set, width }: RunPanelProps): ReactNode {
  const reveal = useSpan(TRAINING.from, TRAINING.to, (p) => p);
  const { learned, heldOut, epoch, pointOf, cursor } = words.chart;
  const { losses, testLosses, stepsPerEpoch, settings } = run;
  const [start, last] = [losses[0], losses.length - 1];
  const worst = losses.reduce((a, b) => Math.max(a, b), 0);
  const middle = Math.round(settings.epochs / 2);
  const series: Series[] = [
    { name: learned, values: losses, color: "var(--accent)" },
    ...(set.tests.length > 0
      ? [{ name: heldOut, values: testLosses, color: "var(--c-mask)", dashed: true }]
      : []),
  ];
  const label = words.run.lossChart(fixed(start), fixed(losses[last]), fixed(worst));
  return (
    <>
      <Legend
        title={<AtStep run={run}>{(step) => words.run.loss(step, last)}</AtStep>}
        entries={series.map(({ name, color, values, dashed }, line) => ({
          name,
          color,
          dashed,
          value: (
            <AtStep run={run}>
              {(step) => (
                <Ask
                  request={NO_PASS}
                  about={() => lossRef(training, step, MEASURED[line])}
                  label={words.run.lossFrom(name, lossText(values[step]))}
                >
                  {lossText(values[step])}
                </Ask>
              )}
            </AtStep>
          ),
        }))}
      />
      <LineChart
        label={label}
        series={series}
        width={width}
        height={190}
        // Up to the worst, but no higher than three times the loss of a head that knows nothing.
        top={Math.min(3 * start, 1.1 * worst)}
        yMarks={[
          { at: 0, text: "0" },
          { at: start, text: fixed(start) },
        ]}
        xMarks={[
          { at: 0, text: epoch(0) },
          { at: middle * stepsPerEpoch, text: String(middle) },
          { at: last, text: String(settings.epochs) },
        ]}
        reveal={reveal}
        points={{
          label: `${label}. ${cursor}`,
          say: ({ series: line, index }) =>
            pointOf(series[line].name, lossText(series[line].values[index]), index),
          pick: ({ series: line, index }) =>
            ask({ request: NO_PASS, about: lossRef(training, index, MEASURED[line]) }),
        }}
      />
    </>
  );
}

/** The head's rows of weights after the epochs so far, on the scale of the last ones. */
function Weights({ run, training, set }: RunPanelProps): ReactNode {
  const { weights, step } = run.checkpoints[useEpoch(run)];
  const classes = set.labels.length;
  const hidden = weights.length / classes - 1;
  const last = run.checkpoints[run.checkpoints.length - 1].weights;
  const scale = useMemo(
    () => last.subarray(0, classes * hidden).reduce((top, value) => Math.max(top, Math.abs(value)), 0),
    [last, classes, hidden],
  );
  return (
    <div className={styles.weights}>
      <Legend title={words.run.head(classes, hidden)} />
      {set.labels.map((name, label) => (
        <div key={label} className={styles.weightRow}>
          <ClassName set={set} label={label} />
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
