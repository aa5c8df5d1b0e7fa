import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { Guess, GuessResult, RunRequest } from "../../engine";
import { Ask, AskBar } from "../../inspector/Ask";
import { guessRef } from "../../inspector/refs";
import { useSpan } from "../../player/time";
import { fixed, grouped, percent, significant } from "../../ui/format";
import { useArrival } from "../../viz/arrival";
import { Bar } from "../../viz/Bar";
import { Chip } from "../../viz/Chip";
import type { Point } from "../../viz/ground";
import { tipHandlers } from "../../viz/Tip";
import styles from "./Guesses.module.css";
import type { Reading } from "./readings";
import type { SentenceLayout } from "./sentenceLayout";
import { STEP } from "./steps";
import { words } from "./words";

/** The passes that the two columns were read from, for those who ask where a number comes from. */
interface Passes {
  readonly both: RunRequest | null;
  readonly left: RunRequest | null;
}

interface GuessesProps {
  readonly readings: readonly Reading[];
  readonly passes: Passes;
  /** Where the blanks stand, in the sentence above. */
  readonly layout: SentenceLayout;
  readonly width: number;
}

/** Least width of a panel, from one to the next, and where its words begin; rows are as far apart as the CSS has them. */
const PANEL = 280;
const PANEL_GAP = 40;
const FIRST_ROW = 62;
const ROW = 35;

/** Per chosen token, the most probable words, which come out of its blank: from both sides, and from the left context alone. */
export function Guesses({ readings, passes, layout, width }: GuessesProps): ReactNode {
  const fitting = Math.max(1, Math.floor((width + PANEL_GAP) / (PANEL + PANEL_GAP)));
  const across = Math.min(readings.length, fitting);
  const each = (width - (across - 1) * PANEL_GAP) / across;
  /** From a panel's list to the blank that it is about. */
  const blankOf = (index: number, { choice }: Reading, column: number): Point => {
    const box = layout.boxes[choice.position];
    if (layout.long || !box) return { x: 0, y: -FIRST_ROW };
    const left = (index % across) * (each + PANEL_GAP) + (column * each) / 2;
    return {
      x: box.x + box.width / 4 - left,
      y: box.y + box.height + layout.top - layout.height - FIRST_ROW,
    };
  };
  return (
    <div className={styles.panels} data-steps="guesses left">
      {readings.map((reading, index) => (
        <section
          key={reading.choice.position}
          className={styles.panel}
          aria-label={words.guesses.panel(reading.choice.position)}
        >
          <h3 className={styles.panelTitle}>
            <Chip token={{ text: reading.input, segment: reading.segment }} />
            <span className={styles.panelNote}>{title(reading)}</span>
          </h3>
          <div className={styles.columns}>
            <List
              name={words.guesses.both}
              result={reading.both}
              reading={reading}
              step={STEP.guesses}
              source={blankOf(index, reading, 0)}
              pass={passes.both}
            />
            <List
              name={words.guesses.left}
              result={reading.left}
              reading={reading}
              step={STEP.left}
              source={blankOf(index, reading, 1)}
              pass={passes.left}
            />
          </div>
        </section>
      ))}
    </div>
  );
}

function title({ choice, original }: Reading): string {
  if (choice.original === null) return words.guesses.blank(choice.position);
  if (choice.fate === "keep") return words.guesses.unchanged(choice.position);
  return words.guesses.instead(choice.position, original ?? "");
}

interface ListProps {
  readonly name: string;
  readonly result: GuessResult | null;
  readonly reading: Reading;
  readonly step: number;
  /** Where the blank is, seen from the first word's place. */
  readonly source: Point;
  readonly pass: RunRequest | null;
}

function List({ name, result, reading, step, source, pass }: ListProps): ReactNode {
  const target = reading.choice.original === null ? null : (result?.target ?? null);
  const guesses = result?.guesses ?? [];
  const outside = target !== null && target.rank >= guesses.length;
  const comes = useArrival(step, step + 0.2, source.x, source.y);
  return (
    <div>
      <m.h4 className={styles.listTitle} style={comes}>
        {name}
      </m.h4>
      <ol className={styles.rows}>
        {guesses.map((guess, index) => (
          <Row
            key={guess.id}
            guess={guess}
            rank={index}
            original={target?.id === guess.id}
            step={step}
            source={source}
            index={index}
            pass={pass}
            position={reading.choice.position}
          />
        ))}
        {outside && (
          <Row
            guess={target}
            rank={target.rank}
            original
            step={step}
            source={source}
            index={guesses.length}
            pass={pass}
            position={reading.choice.position}
            apart
          />
        )}
      </ol>
    </div>
  );
}

interface RowProps {
  readonly guess: Guess;
  /** 0 is the best. */
  readonly rank: number;
  /** This is the word that stood there. */
  readonly original: boolean;
  readonly step: number;
  readonly source: Point;
  readonly index: number;
  readonly pass: RunRequest | null;
  readonly position: number;
  /** Set apart: it is not among the best. */
  readonly apart?: boolean;
}

function Row({ guess, rank, original, step, source, index, apart, pass, position }: RowProps): ReactNode {
  const from = step + 0.05 + index * 0.06;
  const rises = useArrival(from, from + 0.3, source.x, source.y - index * ROW);
  const scaleX = useSpan(from + 0.28, from + 0.5);
  const about = guessRef(position, guess.id);
  return (
    <li
      className={styles.row}
      data-original={original || undefined}
      data-apart={apart || undefined}
      {...tipHandlers(() => guessTip(guess, rank))}
    >
      <m.span className={styles.word} style={rises}>
        {apart && (
          <span className={styles.rank}>
            <Ask
              request={pass}
              about={guessRef(position, guess.id, "place")}
              label={words.guesses.place(guess.token, grouped(rank + 1))}
            >
              #{grouped(rank + 1)}
            </Ask>{" "}
          </span>
        )}
        {guess.token}
        {original && rank === 0 && <span className={styles.tick2}> ✓</span>}
        {original && <span className="sr-only">{words.guesses.original}</span>}
      </m.span>
      <m.span className={styles.share} style={{ opacity: scaleX }}>
        <Ask request={pass} about={about} label={words.guesses.from(guess.token, percent(guess.probability))}>
          {percent(guess.probability)}
        </Ask>
      </m.span>
      <m.span className={styles.bar} style={{ opacity: rises.opacity }}>
        <AskBar request={pass} about={about}>
          <Bar
            share={guess.probability}
            style={{ scaleX }}
            color={original ? "var(--c-good)" : undefined}
            height={6}
          />
        </AskBar>
      </m.span>
    </li>
  );
}

function guessTip({ token, logit, probability }: Guess, rank: number): ReactNode {
  const share = probability < 0.0001 ? significant(probability) : fixed(probability, 4);
  return words.guesses.tip(token, grouped(rank + 1), fixed(logit), <b className="mono">{share}</b>);
}
