import type { ReactNode } from "react";
import { time } from "../../player/clock";
import { useRead } from "../../player/time";
import { jumpTo, pause, play, scrub } from "../../store/player";
import { useStore } from "../../store/store";
import { setSeed } from "../../store/text";
import { Button } from "../../ui/Button";
import { significant } from "../../ui/format";
import { Field, Toolbar, WholeNumber } from "../../ui/Room";
import type { SceneContext } from "../scene";
import { Choice } from "./Choice";
import styles from "./Finetuning.module.css";
import { BATCHES, EPOCHS, RATES } from "./settings";
import { STEP, TRAINING } from "./steps";
import { words } from "./words";

/** What can be chosen before a training, and its buttons. Training is time: to train is to play, to stop is to pause. */
export function Controls({ context }: { context: SceneContext }): ReactNode {
  const chosen = context.settings.finetuning;
  const { controls } = words;
  const one = (
    name: "set" | "pooling" | "rate" | "batch" | "epochs",
    label: string,
    options: readonly (readonly [string, string])[],
  ) => <Choice name={name} label={label} options={options} value={chosen[name]} list />;
  /** Numbers, as the language writes them. */
  const numbers = (values: readonly string[]) =>
    values.map((value) => [value, significant(Number(value))] as const);
  return (
    <Toolbar className={styles.controls}>
      {one("set", controls.sentences, Object.entries(controls.sets))}
      {one("pooling", controls.vector, Object.entries(controls.poolings))}
      {one("rate", controls.rate, numbers(RATES))}
      {one("batch", controls.batch, numbers(BATCHES))}
      {one("epochs", controls.epochs, numbers(EPOCHS))}
      <Field label={controls.seed}>
        <WholeNumber label={controls.seed} max={9999} value={context.seed} onChange={setSeed} />
      </Field>
      <Buttons />
    </Toolbar>
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
