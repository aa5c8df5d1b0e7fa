import type { ReactNode } from "react";
import { useSpan } from "../../player/time";
import { jumpTo } from "../../store/player";
import { type FinetuneOrder, TASKS } from "../../trainer/finetuneProtocol";
import { KeptModel } from "../../trainer/KeptModel";
import { useTrainedOnPlaying } from "../../trainer/playing";
import { SeriesTable, SIDE_NAMES, SIDES, type Side } from "../../trainer/SeriesTable";
import styles from "../../trainer/Tuning.module.css";
import { TuningButtons } from "../../trainer/TuningButtons";
import { orderOf, taskOf } from "../../trainer/tasks";
import { lastOf, type TuningRun, train, useTuning } from "../../trainer/tuning";
import { fixed, grouped, megabytes, percent, rateText } from "../../ui/format";
import { Options } from "../../ui/Options";
import { Panel, Toolbar, Waiting } from "../../ui/Room";
import { LineChart, SHARE_MARKS } from "../../viz/LineChart";
import { words as trainer } from "../../words/trainer";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import { Labelled } from "./Labelled";
import { LABEL_COUNTS, WHOLE_BATCHES, WHOLE_EPOCHS, WHOLE_RATES, wholeSettings } from "./settings";
import { STEP } from "./steps";
import { words } from "./words";

interface WholeBandProps {
  readonly context: SceneContext;
  readonly step: number;
  readonly width: number;
}

const choose = (change: Partial<SceneContext["settings"]["finetuning"]>): void =>
  setSetting("finetuning", change);

/** All of BERT is trained on labelled sentences: what it learns of the task on the left, what it forgets on the right. */
export function WholeBand({ context, step, width }: WholeBandProps): ReactNode {
  const { runs, busy } = useTuning();
  const { whole } = words;
  const isNarrow = width < 760;
  const isSweep = step === STEP.labels;
  const { finetuning: chosen } = context.settings;
  // Sentences of the visitor's own may not be enough yet.
  useTrainedOnPlaying(chosen.wholeTask === "own" ? null : isSweep ? "labels" : "one", (series) =>
    ordersOf(series, chosen),
  );
  const [run] = runs.one;
  return (
    <div className={styles.band}>
      <Choices context={context} isSweep={isSweep} />
      {chosen.wholeTask === "own" && <Labelled narrow={isNarrow} />}
      <Buttons context={context} isSweep={isSweep} />
      {isSweep ? (
        <Sweep runs={runs.labels} />
      ) : run && run.points.length > 1 ? (
        <div className={styles.halves} data-narrow={isNarrow || undefined}>
          {SIDE_NAMES.map((side) => (
            <Half key={side} run={run} width={isNarrow ? width : Math.floor((width - 48) / 2)} side={side} />
          ))}
        </div>
      ) : (
        <Waiting>{busy === "one" ? whole.starting : whole.promise}</Waiting>
      )}
    </div>
  );
}

/** One training as it is chosen, or the same with few and with many labels. */
async function ordersOf(
  series: "one" | "labels",
  chosen: SceneContext["settings"]["finetuning"],
): Promise<readonly FinetuneOrder[]> {
  const task = await taskOf(chosen.wholeTask);
  const settings = wholeSettings(chosen);
  if (series === "one") return [orderOf(task, settings, Number(chosen.wholeLabels))];
  const counts = LABEL_COUNTS.map(Number).filter((one) => one < task.examples.length);
  return [...counts, task.examples.length].map((one) => orderOf(task, settings, one, "ends"));
}

function Buttons({ context, isSweep }: { context: SceneContext; isSweep: boolean }): ReactNode {
  const { finetuning: chosen } = context.settings;
  const { whole } = words;
  const series = isSweep ? "labels" : "one";
  const onStart = (): void => {
    void train(series, () => ordersOf(series, chosen));
    if (!isSweep) jumpTo(STEP.whole);
  };
  return (
    <TuningButtons
      series={[series]}
      starts={[{ label: isSweep ? whole.labelCounts : whole.train, onStart }]}
      stop={whole.stop}
      state={({ step, steps, memory }) => whole.state(grouped(step), grouped(steps), megabytes(memory))}
    >
      <KeptModel series={[series]} />
    </TuningButtons>
  );
}

function Choices({ context, isSweep }: { context: SceneContext; isSweep: boolean }): ReactNode {
  const chosen = context.settings.finetuning;
  const { whole } = words;
  const plain = <Value extends string>(values: readonly Value[]) =>
    values.map((value) => ({ value, label: value }));
  return (
    <Toolbar>
      <Options
        label={whole.task}
        options={TASKS.map((value) => ({ value, label: whole.tasks[value] }))}
        value={chosen.wholeTask}
        onChange={(wholeTask) => choose({ wholeTask })}
      />
      <Options
        label={whole.rate}
        options={WHOLE_RATES.map((value) => ({ value, label: rateText(Number(value)) }))}
        value={chosen.wholeRate}
        onChange={(wholeRate) => choose({ wholeRate })}
      />
      <Options
        label={whole.head}
        options={(["1", "30"] as const).map((value) => ({ value, label: whole.headsOf[value] }))}
        value={chosen.wholeHead}
        onChange={(wholeHead) => choose({ wholeHead })}
      />
      {chosen.wholeTask !== "own" && !isSweep && (
        <Options
          label={whole.labels}
          options={plain(LABEL_COUNTS)}
          value={chosen.wholeLabels}
          onChange={(wholeLabels) => choose({ wholeLabels })}
        />
      )}
      <Options
        label={whole.epochs}
        options={plain(WHOLE_EPOCHS)}
        value={chosen.wholeEpochs}
        onChange={(wholeEpochs) => choose({ wholeEpochs })}
      />
      <Options
        label={whole.batch}
        options={plain(WHOLE_BATCHES)}
        value={chosen.wholeBatch}
        onChange={(wholeBatch) => choose({ wholeBatch })}
      />
      <Options
        label={whole.parts}
        options={(["1", "4"] as const).map((value) => ({ value, label: whole.partsOf[value] }))}
        value={chosen.wholeParts}
        onChange={(wholeParts) => choose({ wholeParts })}
      />
      <Options
        label={whole.layers}
        options={(["0", "1", "2", "all"] as const).map((value) => ({ value, label: whole.layersOf[value] }))}
        value={chosen.wholeLayers}
        onChange={(wholeLayers) => choose({ wholeLayers })}
      />
      <Options
        label={whole.pooling}
        options={(["cls", "mean"] as const).map((value) => ({ value, label: whole.poolings[value] }))}
        value={chosen.wholePooling}
        onChange={(wholePooling) => choose({ wholePooling })}
      />
    </Toolbar>
  );
}

/** One of the two sides: the share right before, now and on the way. */
function Half({ run, width, side }: { run: TuningRun; width: number; side: Side }): ReactNode {
  const { color, read } = SIDES[side];
  const { detail, loss } = words.whole.sides[side];
  const name = trainer.sides[side];
  const values = run.points.map(read);
  const newest = lastOf(run);
  const [first, last] = [values[0], read(newest)];
  const reveal = useSpan(STEP.whole + 0.02, STEP.whole + 0.96, (p) => p);
  return (
    <Panel
      title={name}
      detail={`${detail} ${loss(fixed(side === "task" ? newest.testLoss : newest.wordLoss))}`}
    >
      <p className={styles.big} style={{ color }}>
        {percent(first)} → {percent(last)}
      </p>
      <LineChart
        label={words.whole.chart(name, percent(first), percent(last))}
        series={[{ name, values: Float32Array.from(values), color }]}
        width={width}
        height={190}
        top={1.02}
        yMarks={SHARE_MARKS}
        xMarks={[
          { at: 0, text: "0" },
          { at: values.length - 1, text: trainer.step(grouped(newest.step)) },
        ]}
        reveal={reveal}
      />
    </Panel>
  );
}

/** The same training with few and with many labels. */
function Sweep({ runs }: { runs: readonly TuningRun[] }): ReactNode {
  const { whole } = words;
  if (runs.length === 0) return <Waiting>{whole.sweepPromise}</Waiting>;
  return <SeriesTable runs={runs} heading={whole.labels} titleOf={({ examples }) => grouped(examples)} />;
}
