import { m } from "framer-motion";
import type { ReactNode } from "react";
import { useSpan } from "../../player/time";
import type { SceneContext } from "../scene";
import styles from "./Lab.module.css";
import { predict } from "./play";
import type { Option, Question } from "./question";
import { STEP } from "./story";
import { letter } from "./storyboard";

export interface AnswersProps {
  readonly context: SceneContext;
  readonly question: Question;
  readonly prediction: number | null;
  readonly revealed: boolean;
}

/** The answers to choose from. A prediction, once made, stands; the reveal writes the computed number on each. */
export function Answers({ context, question, prediction, revealed }: AnswersProps): ReactNode {
  return (
    <fieldset className={styles.answers} aria-label="Answers" data-count={question.options.length}>
      {question.options.map((option, index) => (
        <Answer
          key={index}
          option={option}
          index={index}
          chosen={prediction === index}
          locked={prediction !== null}
          right={revealed ? index === question.correct : null}
          onChoose={() => predict(context, question, index)}
        />
      ))}
    </fieldset>
  );
}

interface AnswerProps {
  readonly option: Option;
  readonly index: number;
  readonly chosen: boolean;
  readonly locked: boolean;
  /** Null until the reveal. */
  readonly right: boolean | null;
  onChoose(): void;
}

function Answer({ option, index, chosen, locked, right, onChoose }: AnswerProps): ReactNode {
  const grow = useSpan(STEP.reveal + 0.05, STEP.reveal + 0.55);
  const tags = [right && "right", chosen && "your prediction"].filter(Boolean).join(" · ");
  return (
    <button
      type="button"
      className={styles.answer}
      aria-pressed={chosen}
      aria-disabled={locked || undefined}
      data-verdict={right === null ? undefined : right ? "right" : chosen ? "wrong" : "other"}
      onClick={() => !locked && onChoose()}
    >
      <span className={styles.letter} aria-hidden="true">
        {right ? "✓" : right === false && chosen ? "✗" : letter(index)}
      </span>
      <span className={styles.label}>
        {option.label}
        <span className={styles.tags}>{tags}</span>
      </span>
      <m.span
        className={styles.figure}
        style={{ opacity: grow, minWidth: `${option.figure?.length ?? 0}ch` }}
      >
        {right !== null && option.figure}
      </m.span>
      {right !== null && option.figure !== null && (
        <span className={styles.track}>
          <m.span className={styles.fill} style={{ width: `${option.bar * 100}%`, scaleX: grow }} />
        </span>
      )}
    </button>
  );
}
