import type { ReactNode } from "react";
import type { AskedPass, HeadResult } from "../../engine";
import { Ask, AskBar } from "../../inspector/Ask";
import { labelRef } from "../../inspector/refs";
import { useSpan } from "../../player/time";
import { percent } from "../../ui/format";
import { Bar } from "../../viz/Bar";
import styles from "./Finetuning.module.css";
import { STEP } from "./steps";
import { words } from "./words";

/** As many labels as are listed: a head may have hundreds. */
const MOST = 8;

interface OwnVerdictProps {
  readonly head: HeadResult;
  /** The pass that the head answered in. */
  readonly pass: AskedPass;
}

/** The labels of a visitor's own head with their probabilities, the most probable first. */
export function OwnVerdict({ head, pass }: OwnVerdictProps): ReactNode {
  const { labels, probabilities } = head;
  const sorted = [...probabilities.data]
    .map((probability, index) => ({ probability, index }))
    .sort((a, b) => b.probability - a.probability);
  return (
    <ol className={styles.labels} aria-label={words.own.labels(labels.length)}>
      {sorted.slice(0, MOST).map(({ probability, index }) => (
        <Label key={index} name={labels[index]} index={index} probability={probability} pass={pass} />
      ))}
      {labels.length > MOST && <li className={styles.detail}>{words.own.more(labels.length - MOST)}</li>}
    </ol>
  );
}

interface LabelProps extends Pick<OwnVerdictProps, "pass"> {
  readonly name: string;
  readonly index: number;
  readonly probability: number;
}

function Label({ name, index, probability, pass }: LabelProps): ReactNode {
  const scaleX = useSpan(STEP.sentiment + 0.1, STEP.sentiment + 0.7);
  return (
    <li className={styles.labelLine}>
      <span>{name}</span>
      <AskBar request={pass} about={labelRef(index)}>
        <Bar share={probability} style={{ scaleX }} height={14} />
      </AskBar>
      <b>
        <Ask request={pass} about={labelRef(index)} label={words.from(`${name} ${percent(probability)}`)}>
          {percent(probability)}
        </Ask>
      </b>
    </li>
  );
}
