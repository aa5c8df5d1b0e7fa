import { m } from "framer-motion";
import { type ReactNode, useId } from "react";
import { useSpan } from "../../player/time";
import { useStore } from "../../store/store";
import type { SceneContext } from "../scene";
import styles from "./Nsp.module.css";
import { STEP } from "./steps";
import { alternatives, probabilityOf, subjectOf } from "./subject";
import { Verdict } from "./Verdict";

/** The same A with other sentences in B's place, each with its own answer; and a box for the visitor's own. */
export function OthersBand({ context }: { context: SceneContext }): ReactNode {
  const id = useId();
  const subject = subjectOf(context);
  const { setPair } = useStore.getState();
  return (
    <div className={styles.others}>
      <p className={styles.fixed}>
        <span className={styles.letter} data-segment="a">
          A
        </span>
        {subject.a}
      </p>
      <div className={styles.ownB}>
        <label htmlFor={id} className={styles.letter} data-segment="b">
          B
        </label>
        <input
          id={id}
          className={styles.box}
          aria-label="Your own B"
          value={context.pair ?? ""}
          placeholder={`${subject.b} (lent: type your own)`}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setPair(event.target.value)}
        />
      </div>
      <table className={styles.table}>
        <caption className="sr-only">Probability that B follows A, for other sentences</caption>
        <thead>
          <tr>
            <th scope="col">B</th>
            <th scope="col">follows?</th>
          </tr>
        </thead>
        <tbody>
          <Row label="this B" text={subject.b} order={0} probability={probabilityOf(context, "main")} />
          {alternatives(subject).map((other, index) => (
            <Row
              key={other.id}
              label={other.label}
              text={other.id === "swapped" ? `${other.a} → ${other.b}` : other.b}
              order={index + 1}
              probability={probabilityOf(context, other.id)}
              onTake={() => {
                useStore.getState().setText(other.a);
                setPair(other.b);
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly label: string;
  readonly text: string;
  readonly order: number;
  readonly probability: number | null;
  readonly onTake?: () => void;
}

function Row({ label, text, order, probability, onTake }: RowProps): ReactNode {
  const start = STEP.others + 0.05 + order * 0.09;
  const appear = useSpan(start, start + 0.2);
  return (
    <tr data-other={label}>
      <th scope="row">
        <span className={styles.kind}>{label}</span>
        {onTake ? (
          <button type="button" className={styles.take} title="Put this pair on stage" onClick={onTake}>
            {text}
          </button>
        ) : (
          <span className={styles.taken}>{text}</span>
        )}
      </th>
      <td>
        <m.span style={{ opacity: appear }}>
          <Verdict probability={probability} grow={appear} />
        </m.span>
      </td>
    </tr>
  );
}
