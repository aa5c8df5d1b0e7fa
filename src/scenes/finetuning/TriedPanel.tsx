import type { ReactNode } from "react";
import type { TrainingRun } from "../../engine";
import { useSpan } from "../../player/time";
import { useStore } from "../../store/store";
import { percent } from "../../ui/format";
import { LineChart } from "../../viz/LineChart";
import type { SceneContext } from "../scene";
import { classColor } from "./colors";
import styles from "./Finetuning.module.css";
import { Legend } from "./LossChart";
import { triedText } from "./set";
import type { LabelledSet } from "./sets";
import { STEP } from "./steps";

export interface TriedPanelProps {
  readonly context: SceneContext;
  readonly run: TrainingRun;
  readonly set: LabelledSet;
  readonly width: number;
}

/** The new head on a sentence that nobody labelled: its probabilities, epoch by epoch. */
export function TriedPanel({ context, run, set, width }: TriedPanelProps): ReactNode {
  const reveal = useSpan(STEP.tried + 0.05, STEP.tried + 0.75, (p) => p);
  const classes = set.classes.length;
  const last = run.checkpoints.length - 1;
  const ofClass = (label: number): number[] => run.checkpoints.map(({ probes }) => probes[label]);
  return (
    <>
      <label className={styles.question}>
        A new sentence
        <input
          className={styles.input}
          value={context.settings.finetuning.tried}
          placeholder={context.text}
          maxLength={80}
          onChange={(event) => useStore.getState().setSetting("finetuning", { tried: event.target.value })}
        />
      </label>
      <ul className={styles.tried} aria-label={`What the head says of “${triedText(context)}”`}>
        {set.classes.map((name, label) => (
          <li key={label} className={styles.triedLine}>
            <span className={styles.className} style={{ color: classColor(label) }}>
              {name}
            </span>
            <span className={styles.triedTrack} aria-hidden="true">
              <span
                className={styles.sureFill}
                style={{ width: `${ofClass(label)[last] * 100}%`, background: classColor(label) }}
              />
            </span>
            <b className={styles.mono}>{percent(ofClass(label)[last])}</b>
          </li>
        ))}
      </ul>
      <Legend title="Its probabilities after each epoch" entries={[]} />
      <LineChart
        label={`Probabilities of the ${classes} classes over the epochs`}
        series={set.classes.map((name, label) => ({
          name,
          values: ofClass(label),
          color: classColor(label),
        }))}
        width={width}
        height={190}
        top={1.05}
        yMarks={[
          { at: 0, text: "0" },
          { at: 1 / classes, text: percent(1 / classes).replace(" ", "") },
          { at: 1, text: "100%" },
        ]}
        xMarks={[
          { at: 0, text: "epoch 0" },
          { at: last, text: String(last) },
        ]}
        reveal={reveal}
      />
    </>
  );
}
