import type { ReactNode } from "react";
import { time } from "../../player/clock";
import { useRead } from "../../player/time";
import { jumpTo, pause, play, scrub } from "../../store/player";
import { useStore } from "../../store/store";
import { setSeed } from "../../store/text";
import { Button } from "../../ui/Button";
import { significant } from "../../ui/format";
import { Field, Toolbar, WholeNumber } from "../../ui/Room";
import { Select } from "../../ui/Select";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import styles from "./Finetuning.module.css";
import { BATCHES, EPOCHS, RATES, SETS } from "./settings";
import { STEP, TRAINING } from "./steps";
import { words } from "./words";

const POOLINGS = ["cls", "mean"] as const;

/** Options that are numbers, as the language writes them. */
const numbers = (values: readonly string[]) =>
  values.map((value) => ({ value, label: significant(Number(value)) }));

/** What can be chosen before a training, and its buttons. Training is time: to train is to play, to stop is to pause. */
export function Controls({ context }: { context: SceneContext }): ReactNode {
  const { set, pooling, rate, batch, epochs } = context.settings.finetuning;
  const change = (name: string) => (value: string) => setSetting("finetuning", { [name]: value });
  const { controls } = words;
  const named = <Name extends string>(values: readonly Name[], texts: Readonly<Record<Name, string>>) =>
    values.map((value) => ({ value, label: texts[value] }));
  return (
    <Toolbar className={styles.controls}>
      <Choice
        label={controls.sentences}
        value={set}
        options={named(SETS, controls.sets)}
        onChange={change("set")}
      />
      <Choice
        label={controls.vector}
        value={pooling}
        options={named(POOLINGS, controls.poolings)}
        onChange={change("pooling")}
      />
      <Choice label={controls.rate} value={rate} options={numbers(RATES)} onChange={change("rate")} />
      <Choice label={controls.batch} value={batch} options={numbers(BATCHES)} onChange={change("batch")} />
      <Choice label={controls.epochs} value={epochs} options={numbers(EPOCHS)} onChange={change("epochs")} />
      <Field label={controls.seed} above>
        <WholeNumber label={controls.seed} max={9999} value={context.seed} onChange={setSeed} />
      </Field>
      <Buttons />
    </Toolbar>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

function Choice(props: ChoiceProps): ReactNode {
  return (
    <Field label={props.label} above>
      <Select {...props} />
    </Field>
  );
}

const isTraining = (t: number): boolean => t > STEP.train && t < TRAINING.to;

function Buttons(): ReactNode {
  const playing = useStore((state) => state.playing);
  const running = useRead(time, isTraining) && playing;
  const start = (): void => {
    // Stopped half-way it goes on from there; otherwise it starts anew.
    if (isTraining(time.get())) play();
    else jumpTo(STEP.train);
  };
  return (
    <Toolbar tight>
      <Button kind="main" onClick={running ? pause : start}>
        {running ? words.controls.stop : words.controls.train}
      </Button>
      <Button onClick={() => scrub(STEP.train + 0.01)}>{words.controls.reset}</Button>
    </Toolbar>
  );
}
