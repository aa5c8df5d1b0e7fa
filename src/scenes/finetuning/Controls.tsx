import type { ReactNode } from "react";
import { useStore } from "../../store/store";
import type { SceneContext } from "../scene";
import styles from "./Finetuning.module.css";
import { BATCHES, EPOCHS, RATES } from "./settings";
import { STEP, TRAINING } from "./steps";

const SETS = [
  { value: "intent", text: "ready: what do you want?" },
  { value: "sentiment", text: "ready: good or bad?" },
  { value: "own", text: "your own" },
] as const;

const POOLINGS = [
  { value: "cls", text: "[CLS]" },
  { value: "mean", text: "mean of words" },
] as const;

const plain = (values: readonly string[]) => values.map((value) => ({ value, text: value }));

/** What can be chosen before a training, and its buttons. Training is time: to train is to play, to stop is to pause. */
export function Controls({ context }: { context: SceneContext }): ReactNode {
  const { set, pooling, rate, batch, epochs } = context.settings.finetuning;
  const { setSetting, setSeed } = useStore.getState();
  const change = (name: string) => (value: string) => setSetting("finetuning", { [name]: value });
  return (
    <div className={styles.controls}>
      <Choice label="Sentences" value={set} options={SETS} onChange={change("set")} />
      <Choice label="Vector" value={pooling} options={POOLINGS} onChange={change("pooling")} />
      <Choice label="Learning rate" value={rate} options={plain(RATES)} onChange={change("rate")} />
      <Choice label="Batch size" value={batch} options={plain(BATCHES)} onChange={change("batch")} />
      <Choice label="Epochs" value={epochs} options={plain(EPOCHS)} onChange={change("epochs")} />
      <label className={styles.choice}>
        Seed
        <input
          className={styles.seed}
          type="number"
          min={0}
          max={9999}
          value={context.seed}
          onChange={(event) => setSeed(Math.max(0, Math.min(9999, Math.floor(Number(event.target.value)))))}
        />
      </label>
      <Buttons />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps): ReactNode {
  return (
    <label className={styles.choice}>
      {label}
      <select className={styles.select} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  );
}

function Buttons(): ReactNode {
  const running = useStore(({ t, playing }) => playing && t > STEP.train && t < TRAINING.to);
  const { jumpTo, pause, play, scrub } = useStore.getState();
  const start = (): void => {
    const { t } = useStore.getState();
    // Stopped half-way it goes on from there; otherwise it starts anew.
    if (t > STEP.train && t < TRAINING.to) play();
    else jumpTo(STEP.train);
  };
  return (
    <div className={styles.buttons}>
      <button type="button" className={styles.train} onClick={running ? pause : start}>
        {running ? "Stop" : "Train"}
      </button>
      <button type="button" className={styles.reset} onClick={() => scrub(STEP.train + 0.01)}>
        Reset
      </button>
    </div>
  );
}
