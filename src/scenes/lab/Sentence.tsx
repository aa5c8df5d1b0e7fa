import { m } from "framer-motion";
import type { ReactNode } from "react";
import { Ask } from "../../inspector/Ask";
import type { Question as Asked } from "../../inspector/question";
import { useSpan } from "../../player/time";
import { Chip } from "../../viz/Chip";
import { words } from "../../words/lab";
import type { SceneContext } from "../scene";
import styles from "./Lab.module.css";
import type { Question, TokenNote } from "./question";
import { STEP } from "./story";

/** More tokens than this may need to be scrolled. */
const MANY = 24;

/** The visitor's tokens; what the question is about is marked, and the reveal raises a bar over each token. */
export function Sentence(props: { context: SceneContext; question: Question; revealed: boolean }): ReactNode {
  const { context, question, revealed } = props;
  const { tokens, barName } = question;
  if (!tokens) return null;
  return (
    <figure className={styles.sentence}>
      <ol
        className={styles.tokens}
        data-bars={barName !== null || undefined}
        aria-label={words.sentence.tokens}
        tabIndex={tokens.length > MANY ? 0 : undefined}
      >
        {context.encoding.tokens.map((token, index) => (
          <TokenColumn
            key={index}
            text={token.text}
            segment={token.segment}
            note={tokens[index]}
            revealed={revealed}
            bars={barName !== null}
          />
        ))}
      </ol>
      {barName && (
        <figcaption className={styles.barName} data-hidden={!revealed || undefined}>
          {words.sentence.bars(barName)}
        </figcaption>
      )}
    </figure>
  );
}

interface ColumnProps {
  readonly text: string;
  readonly segment: 0 | 1;
  readonly note: TokenNote | undefined;
  readonly revealed: boolean;
  readonly bars: boolean;
}

function TokenColumn({ text, segment, note, revealed, bars }: ColumnProps): ReactNode {
  const grow = useSpan(STEP.reveal + 0.05, STEP.reveal + 0.55);
  const mark = useSpan(STEP.ask + 0.15, STEP.ask + 0.6);
  const role = note?.role ?? null;
  const masked = role === "masked";
  return (
    <li className={styles.column} data-role={role ?? undefined}>
      {bars && (
        <span className={styles.bar}>
          {revealed && note?.figure && (
            <>
              <m.span className={styles.barFigure} style={{ opacity: grow }}>
                <Ask request={note.source?.request} about={() => (note.source as Asked).about} plain>
                  {note.figure}
                </Ask>
              </m.span>
              <m.span className={styles.barFill} style={{ height: `${note.bar * 100}%`, scaleY: grow }} />
            </>
          )}
        </span>
      )}
      <Chip token={{ text: masked ? "[MASK]" : text, segment }} selected={role === "asks"} />
      <m.span className={styles.role} style={{ opacity: mark }}>
        {role && words.sentence.roles[role]}
      </m.span>
    </li>
  );
}
