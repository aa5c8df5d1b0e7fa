import type { ReactNode } from "react";
import type { LinearTraining, NumberRef, TrainingRun } from "../../engine";
import { Ask, AskBar } from "../../inspector/Ask";
import { ask } from "../../inspector/question";
import { useSpan } from "../../player/time";
import { percent } from "../../ui/format";
import { NamedLine } from "../../ui/Room";
import { Bar } from "../../viz/Bar";
import { Legend } from "../../viz/Legend";
import { LineChart } from "../../viz/LineChart";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import { classColor } from "./colors";
import styles from "./Finetuning.module.css";
import { pointsLabel } from "./LossChart";
import { triedText } from "./set";
import type { LabelledSet } from "./sets";
import { STEP } from "./steps";
import { NO_PASS, probabilityRef } from "./trainedRefs";
import { words } from "./words";

interface TriedPanelProps {
  readonly context: SceneContext;
  readonly run: TrainingRun;
  readonly training: LinearTraining;
  readonly set: LabelledSet;
  readonly width: number;
}

/** The new head on a sentence that nobody labelled: its probabilities, epoch by epoch. */
export function TriedPanel({ context, run, training, set, width }: TriedPanelProps): ReactNode {
  const reveal = useSpan(STEP.tried + 0.05, STEP.tried + 0.75, (p) => p);
  const classes = set.classes.length;
  const last = run.checkpoints.length - 1;
  const ofClass = (label: number): number[] => run.checkpoints.map(({ probes }) => probes[label]);
  // The sentence that is tried comes behind all that have a label.
  const sentence = set.examples.length + set.tests.length;
  const about = (label: number, epoch: number): NumberRef =>
    probabilityRef(training, run.checkpoints[epoch].step, sentence, label);
  return (
    <>
      <NamedLine
        className={styles.input}
        label={words.tried.sentence}
        value={context.settings.finetuning.tried}
        placeholder={context.text}
        maxLength={80}
        onChange={(tried) => setSetting("finetuning", { tried })}
      />
      <ul className={styles.tried} aria-label={words.tried.says(triedText(context))}>
        {set.classes.map((name, label) => (
          <li key={label} className={styles.triedLine}>
            <span className={styles.className} style={{ color: classColor(label) }}>
              {name}
            </span>
            <AskBar request={NO_PASS} about={() => about(label, last)}>
              <Bar share={ofClass(label)[last]} color={classColor(label)} height={16} />
            </AskBar>
            <b className="mono">
              <Ask
                request={NO_PASS}
                about={() => about(label, last)}
                label={words.from(words.tried.share(percent(ofClass(label)[last]), name))}
              >
                {percent(ofClass(label)[last])}
              </Ask>
            </b>
          </li>
        ))}
      </ul>
      <Legend title={words.tried.epochs} />
      <LineChart
        label={words.tried.chart(classes)}
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
          { at: 0, text: words.chart.epoch(0) },
          { at: last, text: String(last) },
        ]}
        reveal={reveal}
        points={{
          label: pointsLabel(words.tried.chart(classes)),
          say: ({ series, index }) =>
            words.tried.pointOf(set.classes[series], percent(ofClass(series)[index]), index),
          pick: ({ series, index }) => ask({ request: NO_PASS, about: about(series, index) }),
        }}
      />
    </>
  );
}
