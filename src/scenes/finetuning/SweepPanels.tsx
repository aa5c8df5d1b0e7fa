import type { ReactNode } from "react";
import type { LinearTraining, TrainingResult, TrainingRun } from "../../engine";
import { Ask } from "../../inspector/Ask";
import { ask } from "../../inspector/question";
import { useSpan } from "../../player/time";
import { percent, significant } from "../../ui/format";
import { LineChart } from "../../viz/LineChart";
import { words } from "../../words/finetuning";
import type { SceneContext } from "../scene";
import { STEP_COLORS } from "./colors";
import styles from "./Finetuning.module.css";
import { epochMarks, Legend, lossScale, lossText, pointsLabel } from "./LossChart";
import { courseOf, worstLoss } from "./readings";
import { CHOSEN, FIRST_RATE, OTHER_POOLING } from "./requests";
import type { LabelledSet } from "./sets";
import { RATES } from "./settings";
import { STEP } from "./steps";
import { accuracyRef, lossRef, NO_PASS, trainingOfRun } from "./trainedRefs";

export interface RatesPanelProps {
  readonly context: SceneContext;
  readonly training: TrainingResult;
  readonly width: number;
}

/** A learning rate as the language writes it. */
export function rateText(rate: string | number): string {
  return significant(Number(rate));
}

/** The same training at five learning rates. */
export function RatesPanel({ context, training, width }: RatesPanelProps): ReactNode {
  const reveal = useSpan(STEP.rates + 0.05, STEP.rates + 0.75, (p) => p);
  const runs = RATES.map((_, i) => training.runs[FIRST_RATE + i]);
  const scale = lossScale(
    runs.map(({ losses }) => losses),
    runs[0].losses[0],
  );
  const label = words.rates.chart(RATES.length);
  return (
    <>
      <Legend title={words.rates.title} entries={[]} />
      <LineChart
        label={label}
        series={runs.map((run, i) => ({ name: RATES[i], values: run.losses, color: STEP_COLORS[i] }))}
        width={width}
        height={186}
        top={scale.top}
        yMarks={scale.marks}
        xMarks={epochMarks(runs[0])}
        reveal={reveal}
        points={{
          label: pointsLabel(label),
          say: ({ series, index }) =>
            words.chart.pointOf(rateText(RATES[series]), lossText(runs[series].losses[index]), index),
          pick: ({ series, index }) =>
            ask({
              request: NO_PASS,
              about: lossRef(trainingOfRun(context, runs[series]), index, "examples"),
            }),
        }}
      />
      <table className={styles.rates}>
        <thead>
          <tr>
            <th scope="col">{words.rates.rate}</th>
            <th scope="col">{words.rates.end}</th>
            <th scope="col">{words.rates.worst}</th>
            <th scope="col">{words.rates.heldOut}</th>
            <th scope="col">{words.rates.it}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run, i) => (
            <RateRow
              key={RATES[i]}
              run={run}
              rate={rateText(RATES[i])}
              color={STEP_COLORS[i]}
              training={trainingOfRun(context, run)}
              chosen={run.settings.rate === training.runs[CHOSEN].settings.rate}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface RateRowProps {
  readonly run: TrainingRun;
  readonly rate: string;
  readonly color: string;
  readonly training: LinearTraining;
  readonly chosen: boolean;
}

/** Where a rate ends, how bad it got on the way, and what it is worth on what was held out. */
function RateRow({ run, rate, color, training, chosen }: RateRowProps): ReactNode {
  const last = run.losses.length - 1;
  const worst = worstLoss(run);
  const right = run.testAccuracies[last];
  const { endFrom, worstFrom, rightFrom, courses } = words.rates;
  return (
    <tr data-chosen={chosen || undefined}>
      <th scope="row">
        <span className={styles.swatch} style={{ borderColor: color }} aria-hidden="true" /> {rate}
      </th>
      <td>
        <Ask
          request={NO_PASS}
          about={() => lossRef(training, last, "examples")}
          label={endFrom(lossText(run.losses[last]), rate)}
        >
          {lossText(run.losses[last])}
        </Ask>
      </td>
      <td>
        <Ask
          request={NO_PASS}
          about={() => lossRef(training, run.losses.indexOf(worst), "examples")}
          label={worstFrom(lossText(worst), rate)}
        >
          {lossText(worst)}
        </Ask>
      </td>
      <td>
        {Number.isNaN(right) ? (
          "—"
        ) : (
          <Ask
            request={NO_PASS}
            about={() => accuracyRef(training, last, "tests")}
            label={rightFrom(percent(right), rate)}
          >
            {percent(right)}
          </Ask>
        )}
      </td>
      <td>{courses[courseOf(run)]}</td>
    </tr>
  );
}

export interface PoolingPanelProps extends RatesPanelProps {
  readonly set: LabelledSet;
}

const COLORS = { cls: "var(--c-cls)", mean: "var(--c-b)" } as const;

/** The same training on the other vectors. */
export function PoolingPanel({ context, training, set, width }: PoolingPanelProps): ReactNode {
  const reveal = useSpan(STEP.pooling + 0.05, STEP.pooling + 0.75, (p) => p);
  const runs = [training.runs[CHOSEN], training.runs[OTHER_POOLING]].sort((a, b) =>
    a.settings.pooling < b.settings.pooling ? -1 : 1,
  );
  const scale = lossScale(
    runs.map(({ losses }) => losses),
    runs[0].losses[0],
  );
  const last = runs[0].losses.length - 1;
  const measured = set.tests.length > 0 ? "tests" : "examples";
  const shares = ({ accuracies, testAccuracies }: TrainingRun): Float32Array =>
    measured === "tests" ? testAccuracies : accuracies;
  const name = (line: number): string => words.controls.poolings[runs[line].settings.pooling];
  const lossAt = (line: number, step: number) =>
    lossRef(trainingOfRun(context, runs[line]), step, "examples");
  const shareAt = (line: number, step: number) =>
    accuracyRef(trainingOfRun(context, runs[line]), step, measured);
  return (
    <>
      <Legend
        title={words.pooling.loss}
        entries={runs.map(({ settings: { pooling }, losses }, line) => ({
          name: name(line),
          color: COLORS[pooling],
          value: (
            <Ask
              request={NO_PASS}
              about={() => lossAt(line, last)}
              label={words.run.lossFrom(name(line), lossText(losses[last]))}
            >
              {lossText(losses[last])}
            </Ask>
          ),
        }))}
      />
      <LineChart
        label={words.pooling.lossChart}
        series={runs.map(({ settings: { pooling }, losses }) => ({
          name: pooling,
          values: losses,
          color: COLORS[pooling],
        }))}
        width={width}
        height={150}
        top={scale.top}
        yMarks={scale.marks}
        xMarks={epochMarks(runs[0])}
        reveal={reveal}
        points={{
          label: pointsLabel(words.pooling.lossChart),
          say: ({ series, index }) =>
            words.chart.pointOf(name(series), lossText(runs[series].losses[index]), index),
          pick: ({ series, index }) => ask({ request: NO_PASS, about: lossAt(series, index) }),
        }}
      />
      <Legend
        title={measured === "tests" ? words.pooling.heldOut : words.pooling.learned}
        entries={runs.map((run, line) => ({
          name: name(line),
          color: COLORS[run.settings.pooling],
          value: (
            <Ask
              request={NO_PASS}
              about={() => shareAt(line, last)}
              label={words.run.accuracyFrom(name(line), percent(shares(run)[last]))}
            >
              {percent(shares(run)[last])}
            </Ask>
          ),
        }))}
      />
      <LineChart
        label={words.pooling.accuracyChart}
        series={runs.map((run) => ({
          name: run.settings.pooling,
          values: shares(run),
          color: COLORS[run.settings.pooling],
        }))}
        width={width}
        height={120}
        top={1.05}
        yMarks={[
          { at: 0, text: "0" },
          { at: 0.5, text: "50 %" },
          { at: 1, text: "100" },
        ]}
        xMarks={epochMarks(runs[0])}
        reveal={reveal}
        points={{
          label: pointsLabel(words.pooling.accuracyChart),
          say: ({ series, index }) =>
            words.chart.pointOf(name(series), percent(shares(runs[series])[index]), index),
          pick: ({ series, index }) => ask({ request: NO_PASS, about: shareAt(series, index) }),
        }}
      />
    </>
  );
}
