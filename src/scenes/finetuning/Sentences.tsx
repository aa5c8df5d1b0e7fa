import type { ReactNode } from "react";
import type { LabelledText, LinearTraining, TrainingRun } from "../../engine";
import { argmax } from "../../engine/tensor";
import { Ask, AskBar } from "../../inspector/Ask";
import { percent } from "../../ui/format";
import { Panel } from "../../ui/Room";
import { Bar } from "../../viz/Bar";
import { useEpoch } from "./clock";
import { classColor } from "./colors";
import styles from "./Finetuning.module.css";
import type { LabelledSet } from "./sets";
import { NO_PASS, probabilityRef } from "./trainedRefs";
import { words } from "./words";

interface SentencesProps {
  readonly set: LabelledSet;
  readonly run: TrainingRun | null;
  /** What the run is a training of. */
  readonly training: LinearTraining | null;
}

/** The labelled sentences, and how sure the head is of each one's class at the moment on stage. */
export function Sentences({ set, run, training }: SentencesProps): ReactNode {
  return (
    <section aria-label={words.sentences.label}>
      <Part
        name={words.sentences.learned(set.examples.length)}
        texts={set.examples}
        of="examples"
        set={set}
        run={run}
        training={training}
      />
      {set.tests.length > 0 && (
        <Part
          name={words.sentences.heldOut(set.tests.length)}
          texts={set.tests}
          of="tests"
          set={set}
          run={run}
          training={training}
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

function Part({ name, texts, of, set, run, training }: PartProps): ReactNode {
  return (
    <Panel title={name}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <ul className={styles.list} data-of={of} aria-label={name} tabIndex={0}>
        {texts.map((sentence, i) => (
          <li key={i} className={styles.sentence}>
            <ClassName label={sentence.label} name={set.classes[sentence.label]} />
            <span className={styles.sentenceText} title={sentence.text}>
              {sentence.text}
            </span>
            {run && training && (
              <Sure run={run} training={training} of={of} index={i} sentence={sentence} set={set} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function ClassName({ label, name }: { label: number; name: string }): ReactNode {
  return (
    <span className={styles.className} style={{ color: classColor(label) }}>
      {name}
    </span>
  );
}

interface SureProps {
  readonly run: TrainingRun;
  readonly training: LinearTraining;
  readonly of: "examples" | "tests";
  readonly index: number;
  readonly sentence: LabelledText;
  readonly set: LabelledSet;
}

/** The probability of the sentence's own class after the epochs so far. */
function Sure({ run, training, of, index, sentence: { text, label }, set }: SureProps): ReactNode {
  const checkpoint = run.checkpoints[useEpoch(run)];
  const classes = set.classes.length;
  const row = checkpoint[of].subarray(index * classes, (index + 1) * classes);
  const probability = row[label];
  const right = argmax(row) === label;
  const undecided = checkpoint.step === 0;
  const sentence = of === "examples" ? index : set.examples.length + index;
  const about = probabilityRef(training, checkpoint.step, sentence, label);
  return (
    <span className={styles.sure}>
      <AskBar request={NO_PASS} about={about}>
        <Bar share={probability} color={classColor(label)} />
      </AskBar>
      <span className={`mono ${styles.sureNumber}`}>
        <Ask
          request={NO_PASS}
          about={about}
          label={words.from(words.sentences.sure(percent(probability), set.classes[label], text))}
        >
          {percent(probability)}
        </Ask>
      </span>
      <span className={styles.right} data-right={undecided ? undefined : right}>
        {undecided ? "" : right ? "✓" : "✗"}
        {!undecided && (
          <span className="sr-only">{right ? words.sentences.right : words.sentences.wrong}</span>
        )}
      </span>
    </span>
  );
}
