import type { ReactNode } from "react";
import type { TrainingRun } from "../../engine";
import { argmax } from "../../engine/tensor";
import { Ask, AskBar } from "../../inspector/Ask";
import type { Task } from "../../trainer/tasks";
import { percent } from "../../ui/format";
import { Panel, TextLine } from "../../ui/Room";
import { Bar } from "../../viz/Bar";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import { useEpoch } from "./clock";
import { classColor } from "./colors";
import styles from "./Finetuning.module.css";
import { triedText } from "./sets";
import { NO_PASS, probabilityRef, trainingOfRun } from "./trainedRefs";
import { words } from "./words";

interface SentencesProps {
  readonly context: SceneContext;
  readonly set: Task;
  readonly run: TrainingRun | null;
}

/** The labelled sentences, and how sure the head is of each one's class at the moment on stage; below, one without a label. */
export function Sentences({ context, set, run }: SentencesProps): ReactNode {
  const { learned, heldOut, tried } = words.sentences;
  const { length } = set.tests;
  return (
    <section aria-label={words.sentences.label}>
      <Part name={learned(set.examples.length)} of="examples" context={context} set={set} run={run} />
      {length > 0 && <Part name={heldOut(length)} of="tests" context={context} set={set} run={run} />}
      <Panel title={tried.title} detail={tried.detail}>
        <div className={styles.sentence}>
          {run ? <BestName set={set} run={run} /> : <span />}
          <TextLine
            label={tried.title}
            value={context.settings.finetuning.tried}
            placeholder={context.text}
            maxLength={80}
            onChange={(tried) => setSetting("finetuning", { tried })}
          />
          {run && <Sure context={context} set={set} run={run} of="probes" index={0} />}
        </div>
      </Panel>
    </section>
  );
}

interface PartProps extends SentencesProps {
  readonly name: string;
  readonly of: "examples" | "tests";
}

function Part({ name, of, set, run, context }: PartProps): ReactNode {
  return (
    <Panel title={name}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <ul className={styles.list} data-of={of} aria-label={name} tabIndex={0}>
        {set[of].map(({ text, label }, i) => (
          <li key={i} className={styles.sentence}>
            <ClassName set={set} label={label} />
            <span className={styles.sentenceText} title={text}>
              {text}
            </span>
            {run && <Sure context={context} set={set} run={run} of={of} index={i} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The class that the head finds most probable for the sentence without a label. */
function BestName({ set, run }: { set: Task; run: TrainingRun }): ReactNode {
  return <ClassName set={set} label={argmax(run.checkpoints[useEpoch(run)].probes)} />;
}

export function ClassName({ set, label }: { set: Task; label: number }): ReactNode {
  return (
    <span className={styles.className} style={{ color: classColor(label) }}>
      {set.labels[label]}
    </span>
  );
}

interface SureProps extends SentencesProps {
  readonly run: TrainingRun;
  readonly of: "examples" | "tests" | "probes";
  readonly index: number;
}

/** The probability of the sentence's own class after the epochs so far; without a label that of the most probable one. */
function Sure({ context, set, run, of, index }: SureProps): ReactNode {
  const checkpoint = run.checkpoints[useEpoch(run)];
  const classes = set.labels.length;
  const row = checkpoint[of].subarray(index * classes, (index + 1) * classes);
  const best = argmax(row);
  const own = of === "probes" ? null : set[of][index];
  const label = own?.label ?? best;
  const isTold = own !== null && checkpoint.step > 0;
  const isRight = best === label;
  const before = { examples: 0, tests: set.examples.length, probes: set.examples.length + set.tests.length };
  const about = () =>
    probabilityRef(trainingOfRun(context, set, run), checkpoint.step, before[of] + index, label);
  const name = words.sentences.sure(percent(row[label]), set.labels[label], own?.text ?? triedText(context));
  return (
    <span className={styles.sure}>
      <AskBar request={NO_PASS} about={about}>
        <Bar share={row[label]} color={classColor(label)} />
      </AskBar>
      <span className={`mono ${styles.sureNumber}`}>
        <Ask request={NO_PASS} about={about} label={words.from(name)}>
          {percent(row[label])}
        </Ask>
      </span>
      {isTold && (
        <span className={styles.right} data-right={isRight}>
          {isRight ? "✓" : "✗"}
          <span className="sr-only">{isRight ? words.sentences.right : words.sentences.wrong}</span>
        </span>
      )}
    </span>
  );
}
