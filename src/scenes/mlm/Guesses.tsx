import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { Guess, GuessResult, RunRequest } from "../../engine";
import { Ask, AskBar } from "../../inspector/Ask";
import { useSpan } from "../../player/time";
import { fixed, grouped, percent, significant } from "../../ui/format";
import { Chip } from "../../viz/Chip";
import { tipHandlers } from "../../viz/Tip";
import { words } from "../../words/mlm";
import styles from "./Guesses.module.css";
import type { Reading } from "./readings";
import { STEP } from "./schedule";

/** The passes that the two columns were read from, for those who ask where a number comes from. */
export interface Passes {
  readonly both: RunRequest | null;
  readonly left: RunRequest | null;
}

/** Per chosen token, the most probable words: from both sides, and from the left context alone. */
export function Guesses({ readings, passes }: { readings: readonly Reading[]; passes: Passes }): ReactNode {
  return (
    <div className={styles.panels} data-steps="guesses left">
      {readings.map((reading) => (
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
              pass={passes.both}
            />
            <List
              name={words.guesses.left}
              result={reading.left}
              reading={reading}
              step={STEP.left}
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
  readonly pass: RunRequest | null;
}

function List({ name, result, reading, step, pass }: ListProps): ReactNode {
  const target = reading.choice.original === null ? null : (result?.target ?? null);
  const guesses = result?.guesses ?? [];
  const outside = target !== null && target.rank >= guesses.length;
  const grow = useSpan(step + 0.05, step + 0.6);
  return (
    <div>
      <h4 className={styles.listTitle}>{name}</h4>
      <m.ol style={{ opacity: grow }} className={styles.rows}>
        {guesses.map((guess, index) => (
          <Row
            key={guess.id}
            guess={guess}
            rank={index}
            original={target?.id === guess.id}
            step={step}
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
            index={guesses.length}
            pass={pass}
            position={reading.choice.position}
            apart
          />
        )}
      </m.ol>
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
  readonly index: number;
  readonly pass: RunRequest | null;
  readonly position: number;
  /** Set apart: it is not among the best. */
  readonly apart?: boolean;
}

function Row({ guess, rank, original, step, index, apart, pass, position }: RowProps): ReactNode {
  const from = step + 0.1 + index * 0.05;
  const scaleX = useSpan(from, from + 0.35);
  const about = { of: "guess", tensor: "probability", position, id: guess.id } as const;
  return (
    <li
      className={styles.row}
      data-original={original || undefined}
      data-apart={apart || undefined}
      {...tipHandlers(() => guessTip(guess, rank))}
    >
      <span className={styles.word}>
        {apart && (
          <span className={styles.rank}>
            <Ask
              request={pass}
              about={{ ...about, tensor: "place" }}
              label={words.guesses.place(guess.token, grouped(rank + 1))}
            >
              #{grouped(rank + 1)}
            </Ask>{" "}
          </span>
        )}
        {guess.token}
        {original && rank === 0 && <span className={styles.tick2}> ✓</span>}
        {original && <span className="sr-only">{words.guesses.original}</span>}
      </span>
      <span className={styles.share}>
        <Ask request={pass} about={about} label={words.guesses.from(guess.token, percent(guess.probability))}>
          {percent(guess.probability)}
        </Ask>
      </span>
      <span className={styles.track}>
        <AskBar request={pass} about={about}>
          <m.span
            className={styles.bar}
            style={{ scaleX, width: `${Math.max(0.4, guess.probability * 100)}%`, transformOrigin: "left" }}
          />
        </AskBar>
      </span>
    </li>
  );
}

function guessTip({ token, logit, probability }: Guess, rank: number): ReactNode {
  const share = probability < 0.0001 ? significant(probability) : fixed(probability, 4);
  return words.guesses.tip(token, grouped(rank + 1), fixed(logit), <b className="mono">{share}</b>);
}
