import { m } from "framer-motion";
import type { ReactNode } from "react";
import { Ask } from "../../inspector/Ask";
import type { Question as Asked } from "../../inspector/question";
import { useSpan } from "../../player/time";
import { Button } from "../../ui/Button";
import { useArrival } from "../../viz/arrival";
import { Bar } from "../../viz/Bar";
import type { Point } from "../../viz/ground";
import type { SceneContext } from "../scene";
import styles from "./Lab.module.css";
import { predict } from "./play";
import type { Option, Question } from "./question";
import { STEP } from "./steps";
import { letter } from "./storyboard";
import { words } from "./words";

interface AnswersProps {
  readonly context: SceneContext;
  readonly question: Question;
  readonly prediction: number | null;
  readonly revealed: boolean;
  /** The truth has come down to its answer. */
  readonly landed: boolean;
  /** How many stand in a row. */
  readonly columns: number;
  /** How far each is from what the question is about, in pixels; null where no thread runs to them. */
  readonly away: readonly Point[] | null;
}

/** The answers to choose from. A prediction, once made, stands; the reveal writes the computed number on each. */
export function Answers(props: AnswersProps): ReactNode {
  const { context, question, prediction, revealed, landed, columns, away } = props;
  return (
    <fieldset
      className={styles.answers}
      data-steps="predict reveal"
      aria-label={words.answers.label}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {question.options.map((option, index) => (
        <Answer
          key={index}
          option={option}
          index={index}
          chosen={prediction === index}
          locked={prediction !== null}
          away={away?.[index] ?? null}
          revealed={revealed}
          right={landed ? index === question.correct : null}
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
  /** Its number comes from there, in pixels; null if nothing is drawn above it. */
  readonly away: Point | null;
  readonly revealed: boolean;
  /** Null until the truth has landed. */
  readonly right: boolean | null;
  onChoose(): void;
}

function Answer({ option, index, chosen, locked, away, revealed, right, onChoose }: AnswerProps): ReactNode {
  const grow = useSpan(STEP.reveal + 0.55, STEP.reveal + 0.75);
  const lands = useArrival(STEP.reveal + 0.2, STEP.reveal + 0.6, away?.x ?? 0, away?.y ?? 0);
  const tags = [right && words.answers.right, chosen && words.answers.yours].filter(Boolean).join(" · ");
  return (
    <div
      className={styles.answer}
      data-answer={index}
      data-chosen={chosen || undefined}
      data-locked={locked || undefined}
      data-verdict={right === null ? undefined : right ? "right" : chosen ? "wrong" : "other"}
    >
      <Button
        kind="cover"
        className={styles.choice}
        aria-pressed={chosen}
        aria-disabled={locked || undefined}
        onClick={() => !locked && onChoose()}
      >
        <span className={styles.letter} aria-hidden="true">
          {right ? "✓" : right === false && chosen ? "✗" : letter(index)}
        </span>
        <span className={styles.label}>
          {option.label}
          <span className={styles.tags}>{tags}</span>
        </span>
      </Button>
      <m.span className={styles.figure} style={{ ...lands, minWidth: `${option.figure?.length ?? 0}ch` }}>
        {revealed && (
          <Ask request={option.source?.request} about={() => (option.source as Asked).about}>
            {option.figure}
          </Ask>
        )}
      </m.span>
      {revealed && option.figure !== null && (
        <span className={styles.track}>
          <Bar
            share={option.bar}
            style={{ scaleX: grow, marginInline: "auto", originX: 0.5 }}
            height={6}
            bare
          />
        </span>
      )}
    </div>
  );
}
