import { type MotionValue, m } from "framer-motion";
import type { ReactNode } from "react";
import type { MatchAttempt, Word } from "../../engine";
import { useLive, useTween } from "../../player/time";
import { useArrival } from "../../viz/arrival";
import { attemptsMade, STEP, type WordSlot } from "./steps";
import styles from "./Tokenization.module.css";
import { words as said } from "./words";

const ROW = 25;
const MAX_ROWS = 8;
/** Above and below the rows, in pixels: the word's letters, and what becomes of it. */
const AROUND = 88;

/** The bench's height in pixels: it has the same for each of the words. */
export function benchHeight(words: readonly Word[]): number {
  return AROUND + ROW * rowsOf(words);
}

const rowsOf = (words: readonly Word[]): number =>
  Math.min(MAX_ROWS, Math.max(1, ...words.map(({ attempts }) => attempts.length)));

interface BenchProps {
  readonly word: Word;
  readonly slot: WordSlot;
  /** True while the matcher works on this word: its tries appear one by one. */
  readonly live: boolean;
  /** All words: the bench has the same height for each of them. */
  readonly words: readonly Word[];
  readonly width: number;
  /** It comes when the text has made room for it. */
  readonly opacity: MotionValue<number>;
}

/** One word under the magnifier: each row is one look-up, as wide as the letters it tried. Failed rows shrink from the right until one fits. */
export function Bench({ word, slot, live, words, width, opacity }: BenchProps): ReactNode {
  const made = useLive((t) =>
    t <= STEP.match ? 0 : live ? attemptsMade(word, slot, t) : word.attempts.length,
  );
  const started = useLive((t) => t > STEP.match);
  const letters = [...word.text];
  const cell = Math.min(30, (width - 96) / Math.max(letters.length, 6));
  const rows = rowsOf(words);
  const top = AROUND / 2;
  const height = benchHeight(words);
  const left = Math.max(0, (width - letters.length * cell) / 2);
  const shown = word.attempts.slice(0, made);
  const each = (slot.to - slot.from) / Math.max(1, word.attempts.length);
  const hiddenRows = Math.max(0, shown.length - rows);
  return (
    <m.svg
      className={styles.bench}
      style={{ opacity }}
      width={width}
      height={height}
      role="img"
      aria-label={said.bench.summary(word.text, word.attempts)}
    >
      <g transform={`translate(${left} 0)`}>
        {letters.map((letter, index) => (
          <text
            key={index}
            className={styles.letter}
            x={(index + 0.5) * cell}
            y={32}
            textAnchor="middle"
            fontSize={Math.min(21, cell * 1.05)}
          >
            {letter}
          </text>
        ))}
        {shown.slice(hiddenRows).map((attempt, index) => (
          <Attempt
            key={index + hiddenRows}
            attempt={attempt}
            before={word.attempts[index + hiddenRows - 1] ?? null}
            begins={slot.from + (index + hiddenRows) * each}
            lasts={each * 0.6}
            cell={cell}
            y={top + index * ROW}
            letters={letters}
            newest={live && index + hiddenRows === made - 1}
          />
        ))}
      </g>
      <text className={styles.verdict} x={width / 2} y={height - 14} textAnchor="middle">
        {started ? verdict(word, made) : said.bench.magnifier(word.text)}
      </text>
    </m.svg>
  );
}

interface AttemptProps {
  readonly attempt: MatchAttempt;
  /** The try before it: this one is what is left of it. */
  readonly before: MatchAttempt | null;
  /** Story time. */
  readonly begins: number;
  readonly lasts: number;
  readonly cell: number;
  readonly y: number;
  readonly letters: readonly string[];
  readonly newest: boolean;
}

function Attempt(props: AttemptProps): ReactNode {
  const { attempt, before, begins, lasts, cell, y, letters, newest } = props;
  const comes = useArrival(begins, begins + lasts, 0, before ? -ROW : -12);
  const { start, end, found } = attempt;
  const width = (end - start) * cell;
  // It shrinks from the right out of the try before it, where that began at the same letter.
  const whole = before && before.start === start ? (before.end - start) * cell : width;
  const outline = useTween(begins, begins + lasts, Math.max(2, whole - 2), Math.max(2, width - 2));
  return (
    <m.g
      style={comes}
      className={styles.attempt}
      data-found={found || undefined}
      data-newest={newest || undefined}
    >
      <g transform={`translate(${start * cell} ${y})`}>
        <m.rect x={1} y={1} width={outline} height={ROW - 5} rx={5} />
        {letters.slice(start, end).map((letter, index) => (
          <text
            key={index}
            x={(index + 0.5) * cell}
            y={15.5}
            textAnchor="middle"
            fontSize={Math.min(14, cell * 0.85)}
          >
            {letter}
          </text>
        ))}
        {start > 0 && (
          <text x={-3} y={15.5} textAnchor="end" style={{ fontSize: "var(--type-tick)" }}>
            ##
          </text>
        )}
        <text x={width + 6} y={15.5} style={{ fontSize: "var(--type-tick)" }}>
          {found ? "✓" : "✗"}
        </text>
      </g>
    </m.g>
  );
}

function verdict(word: Word, made: number): string {
  if (word.unknown === "too-long") return said.bench.tooLong;
  if (word.attempts.length === 0) return said.bench.special(word.text);
  const last = word.attempts[made - 1];
  if (!last) return said.bench.magnifier(word.text);
  if (made < word.attempts.length) return said.bench.lookUp(made, last.candidate, last.found);
  return word.unknown ? said.bench.unknown(made) : said.bench.pieces(word.pieces, made);
}
