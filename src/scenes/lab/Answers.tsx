import { m } from "framer-motion";
import { Fragment, type ReactNode } from "react";
import { Ask } from "../../inspector/Ask";
import type { Question as Asked } from "../../inspector/question";
import { useSpan } from "../../player/time";
import { Button } from "../../ui/Button";
import { useArrival } from "../../viz/arrival";
import { Bar } from "../../viz/Bar";
import type { Point } from "../../viz/ground";
import type { SceneContext } from "../scene";
import styles from "./Lab.module.css";
import { LANE, type Ways } from "./layout";
import { predict } from "./play";
import type { Option, Question } from "./question";
import { STEP } from "./steps";
import { letter } from "./storyboard";
import { Lanes } from "./Threads";
import { words } from "./words";

interface AnswersProps {
  readonly context: SceneContext;
  readonly question: Question;
  readonly prediction: number | null;
  readonly revealed: boolean;
  /** The truth has come down to its answer. */
  readonly landed: boolean;
  readonly ways: Ways;
  /** The middle of what the question is about, in pixels. */
  readonly from: number;
}

/** The answers to choose from. A prediction, once made, stands; the reveal writes the computed number on each. */
export function Answers(props: AnswersProps): ReactNode {
  const { context, question, prediction, revealed, landed, ways, from } = props;
  const { stacked, to, depth } = ways;
  const columns = stacked ? `${to.length * LANE}px minmax(0, 1fr)` : `repeat(${to.length}, minmax(0, 1fr))`;
  return (
    <fieldset
      className={styles.answers}
      data-steps="predict reveal"
      aria-label={words.answers.label}
      data-stacked={stacked || undefined}
      style={{ gridTemplateColumns: columns }}
    >
      {question.options.map((option, index) => (
        <Fragment key={index}>
          {stacked && <Lanes {...{ ways, prediction, revealed, index }} correct={question.correct} />}
          <Answer
            option={option}
            index={index}
            chosen={prediction === index}
            locked={prediction !== null}
            away={stacked ? { x: -160, y: 0 } : { x: from - to[index], y: -depth }}
            revealed={revealed}
            right={landed ? index === question.correct : null}
            onChoose={() => predict(context, question, index)}
          />
        </Fragment>
      ))}
    </fieldset>
  );
}

interface AnswerProps {
  readonly option: Option;
  readonly index: number;
  readonly chosen: boolean;
  readonly locked: boolean;
  /** Its number comes from there, in pixels. */
  readonly away: Point;
  readonly revealed: boolean;
  /** Null until the truth has landed. */
  readonly right: boolean | null;
  onChoose(): void;
}

function Answer({ option, index, chosen, locked, away, revealed, right, onChoose }: AnswerProps): ReactNode {
  const grow = useSpan(STEP.reveal + 0.55, STEP.reveal + 0.75);
  const lands = useArrival(STEP.reveal + 0.2, STEP.reveal + 0.6, away.x, away.y);
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
      <m.span className={styles.figure} style={lands}>
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
