import { type ReactNode, useMemo } from "react";
import type { TrainingRun } from "../../engine";
import { useSpan } from "../../player/time";
import { fixed, percent } from "../../ui/format";
import { LineChart, type Series } from "../../viz/LineChart";
import { StripCanvas } from "../../viz/StripCanvas";
import { useEpoch, useTrainingStep } from "./clock";
import { classColor } from "./colors";
import styles from "./Finetuning.module.css";
import { epochMarks, Legend, lossScale, lossText } from "./LossChart";
import { worstLoss } from "./readings";
import type { LabelledSet } from "./sets";
import { TRAINING } from "./steps";

export interface RunPanelProps {
  readonly run: TrainingRun;
  readonly set: LabelledSet;
  readonly width: number;
}

const LEARNED = "var(--accent)";
const HELD_OUT = "var(--c-mask)";

/** Loss, accuracy and the head's weights while it trains. */
export function RunPanel({ run, set, width }: RunPanelProps): ReactNode {
  const reveal = useSpan(TRAINING.from, TRAINING.to, (p) => p);
  const step = useTrainingStep(run);
  const hasTests = set.tests.length > 0;
  const series = (own: Float32Array, other: Float32Array): Series[] => [
    { name: "learned from", values: own, color: LEARNED },
    ...(hasTests ? [{ name: "held out", values: other, color: HELD_OUT, dashed: true }] : []),
  ];
  const scale = lossScale([run.losses], run.losses[0]);
  return (
    <>
      <Legend
        title={`Loss (cross-entropy), step ${step} of ${run.losses.length - 1}`}
        entries={[
          { name: "learned from", color: LEARNED, value: lossText(run.losses[step]) },
          ...(hasTests
            ? [{ name: "held out", color: HELD_OUT, value: lossText(run.testLosses[step]), dashed: true }]
            : []),
        ]}
      />
      <LineChart
        label={`Loss from ${fixed(run.losses[0])} to ${fixed(run.losses[run.losses.length - 1])}, at worst ${fixed(worstLoss(run))}`}
        series={series(run.losses, run.testLosses)}
        width={width}
        height={136}
        top={scale.top}
        yMarks={scale.marks}
        xMarks={epochMarks(run)}
        reveal={reveal}
      />
      <Legend
        title="Accuracy"
        entries={[
          { name: "learned from", color: LEARNED, value: percent(run.accuracies[step]) },
          ...(hasTests
            ? [{ name: "held out", color: HELD_OUT, value: percent(run.testAccuracies[step]), dashed: true }]
            : []),
        ]}
      />
      <LineChart
        label={`Accuracy from ${percent(run.accuracies[0])} to ${percent(run.accuracies[run.accuracies.length - 1])}`}
        series={series(run.accuracies, run.testAccuracies)}
        width={width}
        height={94}
        top={1.05}
        yMarks={[
          { at: 0, text: "0" },
          { at: 0.5, text: "50 %" },
          { at: 1, text: "100" },
        ]}
        xMarks={epochMarks(run)}
        reveal={reveal}
      />
      <Weights run={run} set={set} />
    </>
  );
}

/** The head's rows of weights after the epochs so far, on the scale of the last ones. */
function Weights({ run, set }: Pick<RunPanelProps, "run" | "set">): ReactNode {
  const { weights } = run.checkpoints[useEpoch(run)];
  const classes = set.classes.length;
  const hidden = weights.length / classes - 1;
  const last = run.checkpoints[run.checkpoints.length - 1].weights;
  const scale = useMemo(
    () => last.subarray(0, classes * hidden).reduce((top, value) => Math.max(top, Math.abs(value)), 0),
    [last, classes, hidden],
  );
  return (
    <div className={styles.weights}>
      <p className={styles.legendTitle}>
        The head: {classes} × {hidden} weights and {classes} biases, all zero at the start
      </p>
      {set.classes.map((name, label) => (
        <div key={label} className={styles.weightRow}>
          <span className={styles.className} style={{ color: classColor(label) }}>
            {name}
          </span>
          <span className={styles.weightStrip} role="img" aria-label={`Weights of ${name}`}>
            <StripCanvas values={weights.slice(label * hidden, (label + 1) * hidden)} scale={scale} />
          </span>
        </div>
      ))}
    </div>
  );
}
