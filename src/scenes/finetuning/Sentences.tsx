import type { ReactNode } from "react";
import type { Checkpoint, LabelledText, TrainingRun } from "../../engine";
import { percent } from "../../ui/format";
import { useEpoch } from "./clock";
import { classColor } from "./colors";
import styles from "./Finetuning.module.css";
import type { LabelledSet } from "./sets";

export interface SentencesProps {
  readonly set: LabelledSet;
  readonly run: TrainingRun | null;
}

/** The labelled sentences, and how sure the head is of each one's class at the moment on stage. */
export function Sentences({ set, run }: SentencesProps): ReactNode {
  return (
    <section className={styles.sentences} aria-label="Labelled sentences">
      <Part
        name={`Learned from: ${set.examples.length} sentences`}
        texts={set.examples}
        of="examples"
        set={set}
        run={run}
      />
      {set.tests.length > 0 && (
        <Part
          name={`Held out: ${set.tests.length} it never learns from`}
          texts={set.tests}
          of="tests"
          set={set}
          run={run}
        />
      )}
    </section>
  );
}

interface PartProps extends SentencesProps {
  readonly name: string;
  readonly texts: readonly LabelledText[];
  readonly of: "examples" | "tests";
}

function Part({ name, texts, of, set, run }: PartProps): ReactNode {
  return (
    <>
      <h3 className={styles.partName}>{name}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <ul className={styles.list} data-of={of} aria-label={name} tabIndex={0}>
        {texts.map((sentence, i) => (
          <li key={i} className={styles.sentence}>
            <ClassName label={sentence.label} name={set.classes[sentence.label]} />
            <span className={styles.sentenceText} title={sentence.text}>
              {sentence.text}
            </span>
            {run && <Sure run={run} of={of} index={i} label={sentence.label} classes={set.classes.length} />}
          </li>
        ))}
      </ul>
    </>
  );
}

export function ClassName({ label, name }: { label: number; name: string }): ReactNode {
  return (
    <span className={styles.className} style={{ color: classColor(label) }}>
      {name}
    </span>
  );
}

interface SureProps {
  readonly run: TrainingRun;
  readonly of: "examples" | "tests";
  readonly index: number;
  readonly label: number;
  readonly classes: number;
}

/** The probability of the sentence's own class after the epochs so far. */
function Sure({ run, of, index, label, classes }: SureProps): ReactNode {
  const checkpoint: Checkpoint = run.checkpoints[useEpoch(run)];
  const row = [...checkpoint[of].subarray(index * classes, (index + 1) * classes)];
  const probability = row[label];
  const right = row.indexOf(Math.max(...row)) === label;
  const undecided = checkpoint.step === 0;
  return (
    <span className={styles.sure}>
      <span className={styles.sureTrack} aria-hidden="true">
        <span
          className={styles.sureFill}
          style={{ width: `${probability * 100}%`, background: classColor(label) }}
        />
      </span>
      <span className={styles.sureNumber}>{percent(probability)}</span>
      <span className={styles.right} data-right={undecided ? undefined : right}>
        {undecided ? "" : right ? "✓" : "✗"}
        {!undecided && <span className="sr-only">{right ? "right" : "wrong"}</span>}
      </span>
    </span>
  );
}
