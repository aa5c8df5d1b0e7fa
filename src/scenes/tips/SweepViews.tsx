import { m, useTransform } from "framer-motion";
import type { ReactNode } from "react";
import type { TrainingRun } from "../../engine";
import { useSpan } from "../../player/time";
import { percent } from "../../ui/format";
import { LineChart } from "../../viz/LineChart";
import { epochMarks, Legend, lossScale, lossText } from "../finetuning/LossChart";
import { courseOf, worstLoss } from "../finetuning/readings";
import { bestEpoch, last } from "./readings";
import { BATCHES, RATES } from "./requests";
import { STEP } from "./steps";
import styles from "./Tips.module.css";

const COLORS = [
  "var(--c-sense-0)",
  "var(--c-b)",
  "var(--c-sense-1)",
  "var(--c-query)",
  "var(--c-key)",
  "var(--c-cls)",
];
const HELD_OUT = "var(--c-mask)";
const LEARNED = "var(--accent)";

export interface ViewProps {
  readonly runs: readonly TrainingRun[];
  readonly width: number;
}

/** Where each rate ends: its loss as a bar, from the loss of a head that knows nothing. */
export function RateView({ runs }: ViewProps): ReactNode {
  const start = runs[0].losses[0];
  const top = 2 * start;
  return (
    <>
      <p className={styles.title}>
        Loss after {runs[0].settings.epochs} epochs, by learning rate (line: {lossText(start)}, where it
        began)
      </p>
      <ul className={styles.columns} aria-label="Loss at the end, by learning rate">
        {runs.map((run, i) => (
          <Column
            key={RATES[i]}
            index={i}
            loss={last(run.losses)}
            top={top}
            start={start}
            rate={RATES[i]}
            worst={worstLoss(run)}
            course={courseOf(run)}
          />
        ))}
      </ul>
    </>
  );
}

interface ColumnProps {
  readonly index: number;
  readonly loss: number;
  readonly top: number;
  readonly start: number;
  readonly rate: number;
  readonly worst: number;
  readonly course: string;
}

function Column({ index, loss, top, start, rate, worst, course }: ColumnProps): ReactNode {
  const grown = useSpan(STEP.rate + 0.05 + index * 0.06, STEP.rate + 0.25 + index * 0.06);
  const height = useTransform(grown, (p) => `${((start + p * (Math.min(loss, top) - start)) / top) * 100}%`);
  return (
    <li className={styles.column} data-course={course}>
      <span className={styles.value}>{lossText(loss)}</span>
      <span className={styles.well} aria-hidden="true">
        <m.span
          className={styles.worst}
          style={{ height: `${Math.min(1, worst / top) * 100}%`, opacity: grown }}
        />
        <m.span className={styles.fill} style={{ height }} />
        <span className={styles.startLine} style={{ bottom: `${(start / top) * 100}%` }} />
      </span>
      <span className={styles.tick}>{rate}</span>
      <span className={styles.course}>{course}</span>
      <span className={styles.worstValue}>{lossText(worst)}</span>
    </li>
  );
}

/** Learned and held-out loss over many epochs; the best held-out epoch is where one would stop. */
export function EpochsView({ runs: [run], width }: ViewProps): ReactNode {
  const reveal = useSpan(STEP.epochs + 0.05, STEP.epochs + 0.75, (p) => p);
  const { epoch, best, end, learned } = bestEpoch(run);
  const scale = lossScale([run.losses, run.testLosses], run.losses[0]);
  return (
    <>
      <Legend
        title={`Loss over ${run.settings.epochs} epochs`}
        entries={[
          { name: "learned from", color: LEARNED, value: lossText(learned) },
          { name: "held out", color: HELD_OUT, value: lossText(end), dashed: true },
        ]}
      />
      <LineChart
        label={`Held-out loss is lowest after epoch ${epoch}`}
        series={[
          { name: "learned", values: run.losses, color: LEARNED },
          { name: "held out", values: run.testLosses, color: HELD_OUT, dashed: true },
        ]}
        width={width}
        height={300}
        top={scale.top}
        yMarks={scale.marks}
        xMarks={epochMarks(run)}
        reveal={reveal}
      />
      <p className={styles.reading}>
        Held-out loss is lowest after epoch <b>{epoch}</b> ({lossText(best)}); at the end it is{" "}
        {lossText(end)}.
      </p>
    </>
  );
}

/** The same epochs in batches of other sizes. */
export function BatchView({ runs, width }: ViewProps): ReactNode {
  const reveal = useSpan(STEP.batch + 0.05, STEP.batch + 0.75, (p) => p);
  const scale = lossScale(
    runs.map(({ losses }) => losses),
    runs[0].losses[0],
  );
  // All lines run over the same epochs, however many steps these take.
  const byEpoch = runs.map((run) => run.checkpoints.map(({ step }) => run.losses[step]));
  const { epochs } = runs[0].settings;
  return (
    <>
      <Legend
        title={`Loss after each of ${epochs} epochs, by batch size`}
        entries={runs.map((run, i) => ({
          name: `${BATCHES[i]} (${run.losses.length - 1} steps)`,
          color: COLORS[i],
          value: lossText(last(run.losses)),
        }))}
      />
      <LineChart
        label="Loss by epoch for each batch size"
        series={byEpoch.map((values, i) => ({ name: String(BATCHES[i]), values, color: COLORS[i] }))}
        width={width}
        height={300}
        top={scale.top}
        yMarks={scale.marks}
        xMarks={[
          { at: 0, text: "epoch 0" },
          { at: epochs, text: String(epochs) },
        ]}
        reveal={reveal}
      />
    </>
  );
}

/** The same training with the sentences in other orders. */
export function SeedView({ runs, width }: ViewProps): ReactNode {
  const reveal = useSpan(STEP.seed + 0.05, STEP.seed + 0.75, (p) => p);
  const scale = lossScale(
    runs.map(({ testLosses }) => testLosses),
    runs[0].losses[0],
  );
  return (
    <>
      <Legend
        title={`Held-out loss over ${runs[0].settings.epochs} epochs, by seed`}
        entries={runs.map((run, i) => ({
          name: `seed ${run.settings.seed}`,
          color: COLORS[i],
          value: percent(last(run.testAccuracies)),
        }))}
      />
      <LineChart
        label="Held-out loss for each seed"
        series={runs.map((run, i) => ({
          name: String(run.settings.seed),
          values: run.testLosses,
          color: COLORS[i],
        }))}
        width={width}
        height={280}
        top={scale.top}
        yMarks={scale.marks}
        xMarks={epochMarks(runs[0])}
        reveal={reveal}
      />
      <p className={styles.reading}>The percentages are held-out sentences that each head gets right.</p>
    </>
  );
}
