import type { ReactNode } from "react";
import { useSpan } from "../../player/time";
import { type FinetuneOrder, LABEL_COUNTS } from "../../trainer/finetuneProtocol";
import { SeriesTable, SIDE_NAMES, SIDES } from "../../trainer/SeriesTable";
import { countOf, LABELS, LONG, type TipSeries, tipOrders } from "../../trainer/series";
import trained from "../../trainer/Tuning.module.css";
import { TuningButtons } from "../../trainer/TuningButtons";
import { taskOf } from "../../trainer/tasks";
import { type TuningRun, train, useTuning } from "../../trainer/tuning";
import { grouped, rateText } from "../../ui/format";
import { Toolbar } from "../../ui/Room";
import { Legend } from "../../viz/Legend";
import { LineChart } from "../../viz/LineChart";
import type { SceneContext } from "../scene";
import { Known } from "./Known";
import { Paths } from "./Paths";
import { knownOf } from "./requests";
import { STEP, seriesOf, type Tip } from "./steps";
import styles from "./Tips.module.css";
import { words } from "./words";

/** What differs between a tip's trainings. */
const TITLES: Readonly<Record<Tip, (run: TuningRun) => string>> = {
  rate: ({ settings }) => rateText(settings.rate),
  epochs: ({ settings }) => String(settings.epochs),
  batch: ({ settings, steps }) =>
    words.batch.line(settings.batch, settings.accumulate > 1, steps > 0 ? grouped(steps) : "…"),
  seed: ({ settings }) => words.seed.line(settings.seed),
  pooling: ({ settings }) => words.pooling.vectors[settings.pooling],
  labels: ({ examples }) => words.labels.line(grouped(examples)),
};

/** From the fewest sentences to the most. */
const RANGE = `${LABEL_COUNTS[0]}–${LABEL_COUNTS[LABEL_COUNTS.length - 1]}`;

interface TrainedViewProps {
  readonly tip: Tip;
  readonly context: SceneContext;
  readonly width: number;
  /** The picture's, in pixels. */
  readonly height: number;
}

/** The trainings of a tip, on the sentences that all of them have. */
export async function ordersOf(series: TipSeries): Promise<readonly FinetuneOrder[]> {
  return tipOrders(series, await taskOf("questions"));
}

/** All of BERT is trained some times, as the tip has it: what it learns of a task, and what it keeps of words. */
export function TrainedView({ tip, context, width, height }: TrainedViewProps): ReactNode {
  const { runs } = useTuning();
  const series = seriesOf(tip);
  const all = runs[series];
  const isUntrained = all.every(({ points }) => points.length === 0);
  return (
    <div className={trained.band}>
      {isUntrained && !context.ownModel ? (
        <Known sentences={knownOf(context)} width={width} height={height} />
      ) : tip === "epochs" ? (
        <Epochs run={all[0] ?? null} width={width} height={height - 30} />
      ) : (
        <>
          <Paths runs={all} titleOf={TITLES[tip]} step={STEP[tip]} width={width} height={height} />
          <div className="sr-only">
            <SeriesTable runs={all} heading={words.headings[tip]} titleOf={TITLES[tip]} />
          </div>
        </>
      )}
      <Toolbar>
        <TuningButtons
          series={series}
          start={{
            label: words.tryIt(countOf(series)),
            onStart: () => void train(series, () => ordersOf(series)),
          }}
          stop={words.stop}
          state={({ step, steps }) => words.state(grouped(step), grouped(steps))}
        />
        <p className={styles.promise}>
          {isUntrained
            ? words.promise(tip === "labels" ? RANGE : String(LABELS))
            : words.chance(all[0].tests)}
        </p>
      </Toolbar>
    </div>
  );
}

/** What each epoch brings the task, and what it costs the words; without a training, the room for it. */
function Epochs({ run, width, height }: { run: TuningRun | null; width: number; height: number }): ReactNode {
  const reveal = useSpan(STEP.epochs + 0.05, STEP.epochs + 0.75, (p) => p);
  const last = run?.settings.epochs ?? LONG.epochs;
  return (
    <>
      <Legend
        entries={SIDE_NAMES.map((side) => ({ name: words.epochs.sides[side], color: SIDES[side].color }))}
      />
      <LineChart
        label={words.epochs.chart}
        series={SIDE_NAMES.map((side) => ({
          name: words.epochs.sides[side],
          values: Array.from({ length: last + 1 }, (_, epoch) =>
            run?.points[epoch] ? SIDES[side].read(run.points[epoch]) : Number.NaN,
          ),
          color: SIDES[side].color,
        }))}
        width={width}
        height={height}
        top={1.02}
        yMarks={[0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: String(100 * at) }))}
        xMarks={[0, Math.min(4, last), last].map((at) => ({ at, text: words.epochs.epoch(at) }))}
        reveal={reveal}
      />
    </>
  );
}
