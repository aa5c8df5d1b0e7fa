import type { ReactNode } from "react";
import { useLive } from "../../player/time";
import { words } from "../../words/lab";
import type { SceneProps } from "../scene";
import { Answers } from "./Answers";
import { Foot } from "./Foot";
import styles from "./Lab.module.css";
import { Sentence } from "./Sentence";
import { STEP, sittingOf } from "./story";
import { Top } from "./Top";

/** One question at a time: ask, predict, reveal, why. The answer is computed by the model, before the question is asked. */
export default function LabScene({ context, room: { width } }: SceneProps): ReactNode {
  const sitting = sittingOf(context);
  const { question, prediction } = sitting;
  const past = useLive((t) => t > STEP.reveal);
  const revealed = past && prediction !== null && question !== null;
  return (
    <div className={styles.stage} data-narrow={width < 620 || undefined}>
      <Top context={context} sitting={sitting} />
      {question ? (
        <div className={styles.board}>
          <h3 className={styles.ask}>{question.ask}</h3>
          {question.tokens && <Sentence context={context} question={question} revealed={revealed} />}
          <Answers context={context} question={question} prediction={prediction} revealed={revealed} />
          <Foot sitting={sitting} question={question} revealed={revealed} />
        </div>
      ) : (
        <p className={styles.waiting} role="status">
          {context.encoding.words.length === 0
            ? words.waiting.noText
            : context.model === null
              ? words.waiting.noModel
              : words.waiting.computing}
        </p>
      )}
    </div>
  );
}
