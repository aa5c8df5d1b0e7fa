import { type ReactNode, useMemo } from "react";
import { useSpan } from "../../player/time";
import { jumpTo } from "../../store/player";
import { type FinetuneOrder, LABEL_COUNTS } from "../../trainer/finetuneProtocol";
import { KeptModel } from "../../trainer/KeptModel";
import { useTrainedOnPlaying } from "../../trainer/playing";
import { SIDE_NAMES, SIDES, type Side } from "../../trainer/SeriesTable";
import styles from "../../trainer/Tuning.module.css";
import { TuningButtons } from "../../trainer/TuningButtons";
import { orderOf, ownTask, taskOf } from "../../trainer/tasks";
import { lastOf, type TuningRun, train, useTuning } from "../../trainer/tuning";
import { setTyped, useTyped } from "../../trainer/typed";
import { fixed, grouped, megabytes, percent, rateText } from "../../ui/format";
import { Panel, Toolbar, Waiting } from "../../ui/Room";
import { LineChart, SHARE_MARKS } from "../../viz/LineChart";
import { words as trainer } from "../../words/trainer";
import type { SceneContext } from "../scene";
import { Choice } from "./Choice";
import { Labelled } from "./Labelled";
import { learnable } from "./sets";
import { WHOLE_BATCHES, WHOLE_EPOCHS, WHOLE_RATES, wholeSettings } from "./settings";
import { STEP } from "./steps";
import { words } from "./words";

interface WholeBandProps {
  readonly context: SceneContext;
  readonly width: number;
}

/** All of BERT is trained on labelled sentences: what it learns of the task on the left, what it forgets on the right. */
export function WholeBand({ context, width }: WholeBandProps): ReactNode {
  const { runs, busy } = useTuning();
  const { whole } = words;
  const isNarrow = width < 760;
  const { finetuning: chosen } = context.settings;
  const isOwn = chosen.wholeTask === "own";
  const orders = () => ordersOf(chosen);
  // Sentences of the visitor's own may not be enough yet.
  useTrainedOnPlaying(isOwn ? null : "one", orders);
  const onStart = (): void => {
    void train("one", orders);
    jumpTo(STEP.whole);
  };
  const [run] = runs.one;
  return (
    <div className={styles.band}>
      <Choices context={context} />
      {isOwn && <Typed narrow={isNarrow} />}
      <TuningButtons
        series="one"
        start={{ label: whole.train, onStart }}
        stop={whole.stop}
        state={({ step, steps, memory }) => whole.state(grouped(step), grouped(steps), megabytes(memory))}
      >
        <KeptModel series="one" />
      </TuningButtons>
      {run && run.points.length > 1 ? (
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

/** The training as it is chosen. */
async function ordersOf(chosen: SceneContext["settings"]["finetuning"]): Promise<readonly FinetuneOrder[]> {
  return [orderOf(await taskOf(chosen.wholeTask), wholeSettings(chosen), Number(chosen.wholeLabels))];
}

/** Sentences of a ready set that an empty field can be filled with. */
const FILLED = 40;

/** The visitor's own sentences: more than a link could hold, so they live as long as the tab. */
function Typed({ narrow }: { narrow: boolean }): ReactNode {
  const text = useTyped("labelled");
  const read = useMemo(() => learnable(() => ownTask(text)), [text]);
  const lines = async (): Promise<readonly string[]> => {
    const { labels, examples } = await taskOf("reviews");
    return examples.slice(0, FILLED).map((one) => `${one.text}\t${labels[one.label]}`);
  };
  return (
    <Labelled
      narrow={narrow}
      text={text}
      onChange={(typed) => setTyped("labelled", typed)}
      read={read}
      empty={words.whole.own.empty}
      ready={{ count: FILLED, lines }}
    />
  );
}

function Choices({ context }: { context: SceneContext }): ReactNode {
  const chosen = context.settings.finetuning;
  const { whole } = words;
  const one = (
    name: keyof typeof chosen & `whole${string}`,
    label: string,
    options: readonly (readonly [string, string])[],
  ) => <Choice name={name} label={label} options={options} value={chosen[name]} />;
  const plain = (values: readonly (string | number)[]) =>
    values.map((value) => [String(value), String(value)] as const);
  return (
    <Toolbar>
      {one("wholeTask", whole.task, Object.entries(whole.tasks))}
      {one(
        "wholeRate",
        whole.rate,
        WHOLE_RATES.map((rate) => [rate, rateText(Number(rate))]),
      )}
      {one("wholeHead", whole.head, Object.entries(whole.headsOf))}
      {chosen.wholeTask !== "own" && one("wholeLabels", whole.labels, plain(LABEL_COUNTS))}
      {one("wholeEpochs", whole.epochs, plain(WHOLE_EPOCHS))}
      {one("wholeBatch", whole.batch, plain(WHOLE_BATCHES))}
      {one("wholeLayers", whole.layers, Object.entries(whole.layersOf))}
      {one("wholePooling", whole.pooling, Object.entries(whole.poolings))}
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
