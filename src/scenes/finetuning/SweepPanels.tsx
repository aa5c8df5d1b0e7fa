import type { ReactNode } from "react";
import type { TrainingResult } from "../../engine";
import { useSpan } from "../../player/time";
import { percent } from "../../ui/format";
import { LineChart } from "../../viz/LineChart";
import { RATE_COLORS } from "./colors";
import styles from "./Finetuning.module.css";
import { epochMarks, Legend, lossScale, lossText } from "./LossChart";
import { courseOf, worstLoss } from "./readings";
import { CHOSEN, FIRST_RATE, OTHER_POOLING } from "./requests";
import type { LabelledSet } from "./sets";
import { RATES } from "./settings";
import { STEP } from "./steps";

const COURSES = {
  crawls: "crawls",
  learns: "learns",
  overshoots: "overshoots",
  diverges: "diverges",
} as const;

/** The same training at five learning rates. */
export function RatesPanel({ training, width }: { training: TrainingResult; width: number }): ReactNode {
  const reveal = useSpan(STEP.rates + 0.05, STEP.rates + 0.75, (p) => p);
  const runs = RATES.map((_, i) => training.runs[FIRST_RATE + i]);
  const scale = lossScale(
    runs.map(({ losses }) => losses),
    runs[0].losses[0],
  );
  return (
    <>
      <Legend title="Loss on the sentences it learns from, by learning rate" entries={[]} />
      <LineChart
        label={`Loss at ${RATES.length} learning rates`}
        series={runs.map((run, i) => ({ name: RATES[i], values: run.losses, color: RATE_COLORS[i] }))}
        width={width}
        height={186}
        top={scale.top}
        yMarks={scale.marks}
        xMarks={epochMarks(runs[0])}
        reveal={reveal}
      />
      <table className={styles.rates}>
        <thead>
          <tr>
            <th scope="col">Rate</th>
            <th scope="col">Loss at the end</th>
            <th scope="col">at worst</th>
            <th scope="col">Held out right</th>
            <th scope="col">It</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run, i) => (
            <tr
              key={RATES[i]}
              data-chosen={run.settings.rate === training.runs[CHOSEN].settings.rate || undefined}
            >
              <th scope="row">
                <span className={styles.swatch} style={{ borderColor: RATE_COLORS[i] }} aria-hidden="true" />{" "}
                {RATES[i]}
              </th>
              <td>{lossText(run.losses[run.losses.length - 1])}</td>
              <td>{lossText(worstLoss(run))}</td>
              <td>{shareText(run.testAccuracies)}</td>
              <td>{COURSES[courseOf(run)]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function shareText(shares: Float32Array): string {
  const last = shares[shares.length - 1];
  return Number.isNaN(last) ? "—" : percent(last);
}

const POOLING_NAMES = { cls: "[CLS]", mean: "mean of words" } as const;

export interface PoolingPanelProps {
  readonly training: TrainingResult;
  readonly set: LabelledSet;
  readonly width: number;
}

/** The same training on the other vectors. */
export function PoolingPanel({ training, set, width }: PoolingPanelProps): ReactNode {
  const reveal = useSpan(STEP.pooling + 0.05, STEP.pooling + 0.75, (p) => p);
  const runs = [training.runs[CHOSEN], training.runs[OTHER_POOLING]].sort((a, b) =>
    a.settings.pooling < b.settings.pooling ? -1 : 1,
  );
  const colors = { cls: "var(--c-cls)", mean: "var(--c-b)" } as const;
  const scale = lossScale(
    runs.map(({ losses }) => losses),
    runs[0].losses[0],
  );
  const last = runs[0].losses.length - 1;
  const isTested = set.tests.length > 0;
  return (
    <>
      <Legend
        title="Loss"
        entries={runs.map(({ settings: { pooling }, losses }) => ({
          name: POOLING_NAMES[pooling],
          color: colors[pooling],
          value: lossText(losses[last]),
        }))}
      />
      <LineChart
        label="Loss with the vector of [CLS] and with the mean of the words"
        series={runs.map(({ settings: { pooling }, losses }) => ({
          name: pooling,
          values: losses,
          color: colors[pooling],
        }))}
        width={width}
        height={150}
        top={scale.top}
        yMarks={scale.marks}
        xMarks={epochMarks(runs[0])}
        reveal={reveal}
      />
      <Legend
        title={isTested ? "Accuracy on what was held out" : "Accuracy on the sentences it learns from"}
        entries={runs.map(({ settings: { pooling }, accuracies, testAccuracies }) => ({
          name: POOLING_NAMES[pooling],
          color: colors[pooling],
          value: percent((isTested ? testAccuracies : accuracies)[last]),
        }))}
      />
      <LineChart
        label="Accuracy with the vector of [CLS] and with the mean of the words"
        series={runs.map(({ settings: { pooling }, accuracies, testAccuracies }) => ({
          name: pooling,
          values: isTested ? testAccuracies : accuracies,
          color: colors[pooling],
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
      />
    </>
  );
}
