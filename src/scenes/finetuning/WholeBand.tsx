import { type ReactNode, useState, useSyncExternalStore } from "react";
import { useSpan } from "../../player/time";
import { useStore } from "../../store/store";
import { putToWork } from "../../trainer/putToWork";
import { saveFolder } from "../../trainer/save";
import {
  stopTuning,
  subscribeTuning,
  sweep,
  type TuningRun,
  tune,
  tunedFolder,
  tuning,
} from "../../trainer/tuning";
import { fixed, grouped, megabytes, percent } from "../../ui/format";
import { Options } from "../../ui/Options";
import { LineChart } from "../../viz/LineChart";
import { words } from "../../words/finetuning";
import type { SceneContext } from "../scene";
import { reviewOrder } from "./reviews";
import { LABEL_COUNTS, WHOLE_RATES } from "./settings";
import { STEP } from "./steps";
import styles from "./Whole.module.css";

export interface WholeBandProps {
  readonly context: SceneContext;
  readonly step: number;
  readonly width: number;
}

/** 0.00003 → 3e‑5: as rates are written in papers. */
export function rateText(rate: number): string {
  const power = Math.floor(Math.log10(rate) + 1e-9);
  return `${Math.round(rate / 10 ** power)}e${String(power).replace("-", "\u2011")}`;
}

const setSetting = (change: Partial<SceneContext["settings"]["finetuning"]>): void =>
  useStore.getState().setSetting("finetuning", change);

/** All of BERT is trained on labelled sentences: what it learns of the task on the left, what it forgets on the right. */
export function WholeBand({ context, step, width }: WholeBandProps): ReactNode {
  const { run, sweep: runs, busy, problem } = useSyncExternalStore(subscribeTuning, tuning);
  const [said, setSaid] = useState<string | null>(null);
  const { whole } = words;
  const begin = (work: () => Promise<void>): void => {
    setSaid(null);
    void work().catch((error: unknown) => setSaid((error as Error).message));
  };
  const train = (): void => {
    begin(async () => tune(await reviewOrder(context.settings)));
    const { jumpTo } = useStore.getState();
    jumpTo(STEP.whole);
  };
  const rates = (): void =>
    begin(async () => {
      const order = await reviewOrder(context.settings);
      await sweep(
        WHOLE_RATES.map((rate) => ({ ...order, settings: { ...order.settings, rate: Number(rate) } })),
      );
    });
  const labels = (): void =>
    begin(async () => {
      const orders = LABEL_COUNTS.map((count) => reviewOrder(context.settings, Number(count)));
      await sweep(await Promise.all(orders));
    });
  const half = width < 760 ? width : Math.floor((width - 48) / 2);
  const current = step === STEP.forgetting ? runs[runs.length - 1] : run;
  return (
    <div className={styles.band}>
      <Choices context={context} />
      <div className={styles.buttons}>
        {busy ? (
          <button type="button" className={styles.button} onClick={stopTuning}>
            {whole.stop}
          </button>
        ) : step === STEP.forgetting ? (
          <>
            <button type="button" className={styles.button} data-primary onClick={rates}>
              {whole.rates}
            </button>
            <button type="button" className={styles.button} onClick={labels}>
              {whole.labelCounts}
            </button>
          </>
        ) : (
          <button type="button" className={styles.button} data-primary onClick={train}>
            {whole.train}
          </button>
        )}
        {run?.done && !busy && step === STEP.whole && (
          <>
            <button
              type="button"
              className={styles.button}
              onClick={() =>
                begin(async () => {
                  await putToWork(await tunedFolder());
                  setSaid(whole.atWork);
                })
              }
            >
              {whole.work}
            </button>
            <button
              type="button"
              className={styles.button}
              onClick={() => begin(async () => saveFolder(await tunedFolder()))}
            >
              {whole.take}
            </button>
          </>
        )}
        <p className={styles.state} role="status">
          {problem ??
            said ??
            (current && current.steps > 0
              ? whole.state(grouped(current.step), grouped(current.steps), megabytes(current.memory))
              : "")}
        </p>
      </div>
      {step === STEP.forgetting ? (
        <Sweep runs={runs} />
      ) : run && run.points.length > 1 ? (
        <div className={styles.halves} data-narrow={width < 760 || undefined}>
          <Side run={run} width={half} what="task" />
          <Side run={run} width={half} what="words" />
        </div>
      ) : (
        <p className={styles.promise}>{busy ? whole.starting : whole.promise}</p>
      )}
    </div>
  );
}

function Choices({ context }: { context: SceneContext }): ReactNode {
  const chosen = context.settings.finetuning;
  const { whole } = words;
  const plain = <Value extends string>(values: readonly Value[]) =>
    values.map((value) => ({ value, label: value }));
  return (
    <div className={styles.choices}>
      <Options
        label={whole.rate}
        options={WHOLE_RATES.map((value) => ({ value, label: rateText(Number(value)) }))}
        value={chosen.wholeRate}
        onChange={(wholeRate) => setSetting({ wholeRate })}
      />
      <Options
        label={whole.labels}
        options={plain(LABEL_COUNTS)}
        value={chosen.wholeLabels}
        onChange={(wholeLabels) => setSetting({ wholeLabels })}
      />
      <Options
        label={whole.epochs}
        options={plain(["2", "4", "8"] as const)}
        value={chosen.wholeEpochs}
        onChange={(wholeEpochs) => setSetting({ wholeEpochs })}
      />
      <Options
        label={whole.batch}
        options={plain(["4", "8", "16"] as const)}
        value={chosen.wholeBatch}
        onChange={(wholeBatch) => setSetting({ wholeBatch })}
      />
      <Options
        label={whole.parts}
        options={(["1", "4"] as const).map((value) => ({ value, label: whole.partsOf[value] }))}
        value={chosen.wholeParts}
        onChange={(wholeParts) => setSetting({ wholeParts })}
      />
      <Options
        label={whole.layers}
        options={(["0", "1", "2", "all"] as const).map((value) => ({ value, label: whole.layersOf[value] }))}
        value={chosen.wholeLayers}
        onChange={(wholeLayers) => setSetting({ wholeLayers })}
      />
      <Options
        label={whole.pooling}
        options={(["cls", "mean"] as const).map((value) => ({ value, label: whole.poolings[value] }))}
        value={chosen.wholePooling}
        onChange={(wholePooling) => setSetting({ wholePooling })}
      />
    </div>
  );
}

const LOOKS = {
  task: { color: "var(--accent)", read: (point: TuningRun["points"][number]) => point.testAccuracy },
  words: { color: "var(--c-mask)", read: (point: TuningRun["points"][number]) => point.wordsRight },
} as const;

/** One of the two sides: the share right before, now and on the way. */
function Side({ run, width, what }: { run: TuningRun; width: number; what: keyof typeof LOOKS }): ReactNode {
  const { color, read } = LOOKS[what];
  const { name, detail, loss } = words.whole.sides[what];
  const values = run.points.map(read);
  const [first, last] = [values[0], values[values.length - 1]];
  const reveal = useSpan(STEP.whole + 0.02, STEP.whole + 0.96, (p) => p);
  const newest = run.points[run.points.length - 1];
  return (
    <section className={styles.side} aria-label={name}>
      <h3 className={styles.name}>{name}</h3>
      <p className={styles.big} style={{ color }}>
        {percent(first)} → {percent(last)}
      </p>
      <p className={styles.detail}>
        {detail} {loss(fixed(what === "task" ? newest.testLoss : newest.wordLoss))}
      </p>
      <LineChart
        label={words.whole.chart(name, percent(first), percent(last))}
        series={[{ name, values: Float32Array.from(values), color }]}
        width={width}
        height={190}
        top={1.02}
        yMarks={[
          { at: 0, text: "0" },
          { at: 0.5, text: "50 %" },
          { at: 1, text: "100" },
        ]}
        xMarks={[
          { at: 0, text: "0" },
          { at: values.length - 1, text: words.whole.step(grouped(newest.step)) },
        ]}
        reveal={reveal}
      />
    </section>
  );
}

/** One pair of bars a run: what it learnt of the task, and what is left of the words. */
function Sweep({ runs }: { runs: readonly TuningRun[] }): ReactNode {
  const { whole } = words;
  if (runs.length === 0) return <p className={styles.promise}>{whole.sweepPromise}</p>;
  const isRates = new Set(runs.map(({ settings }) => settings.rate)).size > 1 || runs.length === 1;
  return (
    <table className={styles.sweep}>
      <thead>
        <tr>
          <th scope="col">{isRates ? whole.rate : whole.labels}</th>
          <th scope="col">{whole.sides.task.name}</th>
          <th scope="col">{whole.sides.words.name}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => {
          const point = run.points[run.points.length - 1];
          const title = isRates ? rateText(run.settings.rate) : grouped(run.examples);
          return (
            <tr key={title} data-done={run.done || undefined}>
              <th scope="row">{title}</th>
              {(["task", "words"] as const).map((what) => (
                <td key={what}>
                  {point && run.done ? (
                    <span className={styles.row}>
                      <span className={styles.meter}>
                        <span
                          style={{
                            width: `${100 * LOOKS[what].read(point)}%`,
                            background: LOOKS[what].color,
                          }}
                        />
                        <i style={{ left: `${100 * LOOKS[what].read(run.points[0])}%` }} />
                      </span>
                      <b>{percent(LOOKS[what].read(point))}</b>
                    </span>
                  ) : (
                    <span className={styles.row}>{whole.step(grouped(run.step))}</span>
                  )}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
