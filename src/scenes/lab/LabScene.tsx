import type { ReactNode } from "react";
import { useLive } from "../../player/time";
import { Waiting } from "../../ui/Room";
import { insideOf, Stage } from "../Stage";
import type { SceneContext, SceneProps } from "../scene";
import { Answers } from "./Answers";
import { Foot } from "./Foot";
import styles from "./Lab.module.css";
import { askedAt, BAR, CHIP, columns, ROLE, tokensShown, waysOf } from "./layout";
import type { Question } from "./question";
import { Sentence } from "./Sentence";
import { LANDED, STEP } from "./steps";
import { type Sitting, sittingOf } from "./story";
import { Threads } from "./Threads";
import { Top } from "./Top";
import { words } from "./words";

/** One question at a time: ask, predict, reveal, why. The answer is computed by the model, before the question is asked. */
export default function LabScene({ context, room: { width, height } }: SceneProps): ReactNode {
  const sitting = sittingOf(context);
  const { question, prediction } = sitting;
  const past = useLive((t) => t > STEP.reveal);
  const revealed = past && prediction !== null && question !== null;
  const inner = insideOf(width);
  return (
    <Stage width={width} className={styles.stage}>
      <Top context={context} sitting={sitting} />
      {question ? (
        <Board
          context={context}
          sitting={sitting}
          question={question}
          revealed={revealed}
          width={inner}
          height={height}
        />
      ) : (
        <Waiting>
          {context.encoding.words.length === 0
            ? words.waiting.noText
            : context.model === null
              ? words.waiting.noModel
              : words.waiting.computing}
        </Waiting>
      )}
    </Stage>
  );
}

interface BoardProps {
  readonly context: SceneContext;
  readonly sitting: Sitting;
  readonly question: Question;
  readonly revealed: boolean;
  readonly width: number;
  /** The stage's. */
  readonly height: number;
}

/** The question, the sentence that it is about, and what runs from there to the answers. */
function Board({ context, sitting, question, revealed, width, height }: BoardProps): ReactNode {
  const { prediction } = sitting;
  const landed = useLive((t) => t > LANDED) && revealed;
  const tokens = tokensShown(context.encoding.tokens, question);
  const { boxes, fontSize } = columns(tokens, width, question.barName !== null);
  const from = askedAt(question, question.tokens ? boxes : [], width);
  const above = question.barName === null ? 0 : BAR;
  const sentence = question.tokens ? (boxes.at(-1)?.y ?? 0) + above + CHIP + ROLE : 0;
  const ways = waysOf(question, width, height, sentence);
  return (
    <div className={styles.board}>
      <h3 className={styles.ask}>{question.ask}</h3>
      {question.tokens && (
        <Sentence
          shown={tokens}
          question={question}
          revealed={revealed}
          boxes={boxes}
          fontSize={fontSize}
          from={from}
        />
      )}
      <Threads
        ways={ways}
        correct={question.correct}
        prediction={prediction}
        revealed={revealed}
        width={width}
        from={from}
      />
      <Answers
        context={context}
        question={question}
        prediction={prediction}
        revealed={revealed}
        landed={landed}
        ways={ways}
        from={from}
      />
      <Foot sitting={sitting} question={question} revealed={revealed} />
    </div>
  );
}
