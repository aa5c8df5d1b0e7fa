import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { Token } from "../../engine";
import { Ask } from "../../inspector/Ask";
import type { Question as Asked } from "../../inspector/question";
import { useSpan } from "../../player/time";
import { useArrival } from "../../viz/arrival";
import { TokenChip } from "../../viz/TokenChip";
import type { TokenBox } from "../../viz/tokenLayout";
import styles from "./Lab.module.css";
import { BAR, CHIP, ROLE } from "./layout";
import type { Question, TokenNote } from "./question";
import { STEP } from "./steps";
import { words } from "./words";

/** More lines than this are scrolled. */
const MOST_LINES = 3;

interface SentenceProps {
  readonly shown: readonly Token[];
  readonly question: Question;
  readonly revealed: boolean;
  readonly boxes: readonly TokenBox[];
  readonly fontSize: number;
  /** The middle of the token that the question is about. */
  readonly from: number;
}

/** The visitor's tokens; what the question is about is marked, and in the reveal a bar goes from there over each token. */
export function Sentence({ shown, question, revealed, boxes, fontSize, from }: SentenceProps): ReactNode {
  const { tokens, barName } = question;
  if (!tokens) return null;
  const above = barName === null ? 0 : BAR;
  const last = boxes.at(-1);
  const isLong = (last?.line ?? 0) >= MOST_LINES;
  return (
    <figure className={styles.sentence}>
      <ol
        className={styles.tokens}
        data-long={isLong || undefined}
        style={{ height: (last?.y ?? 0) + above + CHIP + ROLE }}
        aria-label={words.sentence.tokens}
        tabIndex={isLong ? 0 : undefined}
      >
        {shown.map((token, index) => (
          <TokenColumn
            key={index}
            text={token.text}
            segment={token.segment}
            note={tokens[index]}
            box={boxes[index]}
            fontSize={fontSize}
            from={from}
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
  readonly box: TokenBox;
  readonly fontSize: number;
  readonly from: number;
  readonly revealed: boolean;
  readonly bars: boolean;
}

function TokenColumn({ text, segment, note, box, fontSize, from, revealed, bars }: ColumnProps): ReactNode {
  const start = STEP.reveal + 0.05 + (0.2 * Math.abs(box.x + box.width / 2 - from)) / 1000;
  const comes = useArrival(start, start + 0.4, from - box.x - box.width / 2, BAR / 2);
  const grow = useSpan(start + 0.2, start + 0.5);
  const mark = useSpan(STEP.ask + 0.15, STEP.ask + 0.6);
  const role = note?.role ?? null;
  return (
    <li
      className={styles.column}
      data-role={role ?? undefined}
      style={{ left: box.x, top: box.y, width: box.width }}
    >
      {bars && (
        <m.span className={styles.bar} style={comes}>
          {revealed && note?.figure && (
            <>
              <span className={styles.barFigure}>
                <Ask request={note.source?.request} about={() => (note.source as Asked).about} plain>
                  {note.figure}
                </Ask>
              </span>
              <m.span className={styles.barFill} style={{ height: `${note.bar * 100}%`, scaleY: grow }} />
            </>
          )}
        </m.span>
      )}
      <svg width={box.width} height={CHIP}>
        <TokenChip
          token={{ text, segment }}
          box={{ x: 0, y: 0, width: box.width, height: CHIP }}
          fontSize={fontSize}
          selected={role === "asks"}
        />
      </svg>
      <m.span className={styles.role} style={{ opacity: mark }}>
        {role && words.sentence.roles[role]}
      </m.span>
    </li>
  );
}
