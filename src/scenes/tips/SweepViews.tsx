import { m, useTransform } from "framer-motion";
import type { ReactNode } from "react";
import type { TrainingRun } from "../../engine";
import { Ask, AskBar } from "../../inspector/Ask";
import { ask } from "../../inspector/question";
import { useSpan } from "../../player/time";
import { exact, percent } from "../../ui/format";
import { LineChart } from "../../viz/LineChart";
import { words } from "../../words/tips";
import { epochMarks, Legend, lossScale, lossText, pointsLabel } from "../finetuning/LossChart";
import { type Course, courseOf, worstLoss } from "../finetuning/readings";
import type { LabelledSet } from "../finetuning/sets";
import { bestEpoch, last } from "./readings";
import { lossQuestion, rightQuestion } from "./refs";
import { BATCHES, RATES } from "./requests";
import { STEP } from "./steps";
import styles from "./Tips.module.css";

const COLORS = ["var(--c-sense-0)", "var(--c-sense-1)", "var(--ink)"];

/** How one of up to six lines is drawn: three colours that stay apart for every eye, then the same dashed. */
function lineStyle(index: number): { readonly color: string; readonly dashed: boolean } {
  return { color: COLORS[index % COLORS.length], dashed: index >= COLORS.length };
}

const HELD_OUT = "var(--c-mask)";
const LEARNED = "var(--accent)";

export interface ViewProps {
  readonly runs: readonly TrainingRun[];
  /** The sentences that they learned from. */
  readonly set: LabelledSet;
  readonly width: number;
}

/** Where each rate ends: its loss as a bar, from the loss of a head that knows nothing. */
export function RateView({ runs, set }: ViewProps): ReactNode {
  const start = runs[0].losses[0];
  const top = 2 * start;
  return (
    <>
      <p className={styles.title}>
        {words.rate.title(
          runs[0].settings.epochs,
          <Ask {...lossQuestion(set, runs[0], 0, "examples")} label={words.rate.start(lossText(start))}>
            {lossText(start)}
          </Ask>,
        )}
      </p>
      <ul className={styles.columns} aria-label={words.rate.list}>
        {runs.map((run, i) => (
          <Column key={RATES[i]} index={i} run={run} set={set} top={top} start={start} />
        ))}
      </ul>
    </>
  );
}

interface ColumnProps {
  readonly index: number;
  readonly run: TrainingRun;
  readonly set: LabelledSet;
  readonly top: number;
  readonly start: number;
}

function Column({ index, run, set, top, start }: ColumnProps): ReactNode {
  const [loss, worst] = [last(run.losses), worstLoss(run)];
  const course: Course = courseOf(run);
  const rate = exact(RATES[index]);
  const atEnd = lossQuestion(set, run, run.losses.length - 1, "examples");
  const grown = useSpan(STEP.rate + 0.05 + index * 0.06, STEP.rate + 0.25 + index * 0.06);
  const height = useTransform(grown, (p) => `${((start + p * (Math.min(loss, top) - start)) / top) * 100}%`);
  return (
    <li className={styles.column} data-course={course}>
      <span className={styles.value}>
        <Ask {...atEnd} label={words.rate.end(lossText(loss), rate)}>
          {lossText(loss)}
        </Ask>
      </span>
      <span className={styles.well} aria-hidden="true">
        <AskBar {...atEnd}>
          <m.span
            className={styles.worst}
            style={{ height: `${Math.min(1, worst / top) * 100}%`, opacity: grown }}
          />
          <m.span className={styles.fill} style={{ height }} />
          <span className={styles.startLine} style={{ bottom: `${(start / top) * 100}%` }} />
        </AskBar>
      </span>
      <span className={styles.tick}>{rate}</span>
      <span className={styles.course}>{words.courses[course]}</span>
      <span className={styles.worstValue}>
        <Ask
          {...lossQuestion(set, run, run.losses.indexOf(worst), "examples")}
          label={words.rate.worst(lossText(worst), rate)}
        >
          {lossText(worst)}
        </Ask>
      </span>
    </li>
  );
}

/** Learned and held-out loss over many epochs; the best held-out epoch is where one would stop. */
export function EpochsView({ runs: [run], set, width }: ViewProps): ReactNode {
  const reveal = useSpan(STEP.epochs + 0.05, STEP.epochs + 0.75, (p) => p);
  const { epoch, best, end, learned } = bestEpoch(run);
  const scale = lossScale([run.losses, run.testLosses], run.losses[0]);
  const steps = run.losses.length - 1;
  const asked = (loss: number, step: number, measured: "examples" | "tests") => (
    <Ask {...lossQuestion(set, run, step, measured)} label={words.asked(lossText(loss))}>
      {lossText(loss)}
    </Ask>
  );
  return (
    <>
      <Legend
        title={words.epochs.title(run.settings.epochs)}
        entries={[
          { name: words.epochs.learned, color: LEARNED, value: asked(learned, steps, "examples") },
          {
            name: words.epochs.heldOut,
            color: HELD_OUT,
            value: asked(end, steps, "tests"),
            dashed: true,
          },
        ]}
      />
      <LineChart
        label={words.epochs.chart(epoch)}
        series={[
          { name: words.epochs.learned, values: run.losses, color: LEARNED },
          { name: words.epochs.heldOut, values: run.testLosses, color: HELD_OUT, dashed: true },
        ]}
        points={{
          label: pointsLabel(words.epochs.chart(epoch)),
          say: ({ series, index }) =>
            series === 0
              ? words.point(words.epochs.learned, lossText(run.losses[index]), index)
              : words.point(words.epochs.heldOut, lossText(run.testLosses[index]), index),
          pick: ({ series, index }) =>
            ask(lossQuestion(set, run, index, series === 0 ? "examples" : "tests")),
        }}
        width={width}
        height={300}
        top={scale.top}
        yMarks={scale.marks}
        xMarks={epochMarks(run)}
        reveal={reveal}
      />
      <p className={styles.reading}>
        {words.epochs.reading(
          epoch,
          asked(best, epoch * run.stepsPerEpoch, "tests"),
          asked(end, steps, "tests"),
        )}
      </p>
    </>
  );
}

/** The same epochs in batches of other sizes. */
export function BatchView({ runs, set, width }: ViewProps): ReactNode {
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
        title={words.batch.title(epochs)}
        entries={runs.map((run, i) => ({
          name: words.batch.line(BATCHES[i], run.losses.length - 1),
          ...lineStyle(i),
          value: (
            <Ask
              {...lossQuestion(set, run, run.losses.length - 1, "examples")}
              label={words.asked(lossText(last(run.losses)))}
            >
              {lossText(last(run.losses))}
            </Ask>
          ),
        }))}
      />
      <LineChart
        label={words.batch.chart}
        series={byEpoch.map((values, i) => ({ name: String(BATCHES[i]), values, ...lineStyle(i) }))}
        points={{
          label: pointsLabel(words.batch.chart),
          say: ({ series, index }) =>
            words.pointAfter(
              words.batch.line(BATCHES[series], runs[series].losses.length - 1),
              lossText(byEpoch[series][index]),
              index,
            ),
          pick: ({ series, index }) =>
            ask(lossQuestion(set, runs[series], runs[series].checkpoints[index].step, "examples")),
        }}
        width={width}
        height={300}
        top={scale.top}
        yMarks={scale.marks}
        xMarks={[
          { at: 0, text: words.epochs.epoch(0) },
          { at: epochs, text: String(epochs) },
        ]}
        reveal={reveal}
      />
    </>
  );
}

/** The same training with the sentences in other orders. */
export function SeedView({ runs, set, width }: ViewProps): ReactNode {
  const reveal = useSpan(STEP.seed + 0.05, STEP.seed + 0.75, (p) => p);
  const scale = lossScale(
    runs.map(({ testLosses }) => testLosses),
    runs[0].losses[0],
  );
  return (
    <>
      <Legend
        title={words.seed.title(runs[0].settings.epochs)}
        entries={runs.map((run, i) => ({
          name: words.seed.line(run.settings.seed),
          ...lineStyle(i),
          value: (
            <Ask {...rightQuestion(set, run)} label={words.asked(percent(last(run.testAccuracies)))}>
              {percent(last(run.testAccuracies))}
            </Ask>
          ),
        }))}
      />
      <LineChart
        label={words.seed.chart}
        series={runs.map((run, i) => ({
          name: String(run.settings.seed),
          values: run.testLosses,
          ...lineStyle(i),
        }))}
        points={{
          label: pointsLabel(words.seed.chart),
          say: ({ series, index }) =>
            words.point(
              words.seed.line(runs[series].settings.seed),
              lossText(runs[series].testLosses[index]),
              index,
            ),
          pick: ({ series, index }) => ask(lossQuestion(set, runs[series], index, "tests")),
        }}
        width={width}
        height={280}
        top={scale.top}
        yMarks={scale.marks}
        xMarks={epochMarks(runs[0])}
        reveal={reveal}
      />
      <p className={styles.reading}>{words.seed.reading}</p>
    </>
  );
}
