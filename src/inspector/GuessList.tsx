import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { AskedPass, Guess } from "../engine";
import { useSpan } from "../player/time";
import { fixed, grouped, percent, significant } from "../ui/format";
import { useArrival } from "../viz/arrival";
import { Bar } from "../viz/Bar";
import type { Point } from "../viz/ground";
import { tipHandlers } from "../viz/Tip";
import { words } from "../words/inspector";
import { Ask, AskBar } from "./Ask";
import styles from "./GuessList.module.css";
import { guessRef } from "./refs";

/** From one row to the next, in pixels, as the style sheet has it. */
const ROW = 35;
/** Story time that six rows take, one after the other, where the step has as much left; and its rest. */
const ALL = 0.85;
const REST = 0.05;

interface GuessListProps {
  /** The most probable words at one position, best first. */
  readonly guesses: readonly Guess[];
  /** The word that stood there, and its rank; null if only the visitor knows it. */
  readonly target: (Guess & { readonly rank: number }) | null;
  readonly position: number;
  /** The pass that guessed. */
  readonly request: AskedPass | null;
  /** Story time at which the words begin to come. */
  readonly start: number;
  /** The blank that they come out of, seen from the first row. */
  readonly source: Point;
  /** The probability of a full bar. */
  readonly end?: number;
}

/** What a model would put into a blank: words, probabilities, bars; the word that stood there last if it is not among the best. */
export function GuessList({ guesses, target, ...rest }: GuessListProps): ReactNode {
  const rows = guesses.map((guess, rank) => ({ guess, rank }));
  if (target && target.rank >= guesses.length) rows.push({ guess: target, rank: target.rank });
  return (
    <ol className={styles.rows}>
      {rows.map(({ guess, rank }, index) => (
        <Row
          key={guess.id}
          {...rest}
          guess={guess}
          rank={rank}
          index={index}
          original={guess.id === target?.id}
          apart={index === guesses.length}
        />
      ))}
    </ol>
  );
}

interface RowProps extends Omit<GuessListProps, "guesses" | "target"> {
  readonly guess: Guess;
  /** 0 is the best. */
  readonly rank: number;
  readonly index: number;
  /** This is the word that stood there. */
  readonly original: boolean;
  /** Set apart: it is not among the best. */
  readonly apart: boolean;
}

function Row({ guess, rank, index, original, apart, ...list }: RowProps): ReactNode {
  const { position, request, start, source, end = 1 } = list;
  // Whenever it begins, all of it is there when the step ends.
  const pace = Math.min(1, (Math.floor(start) + 1 - REST - start) / ALL);
  const from = start + pace * (0.05 + index * 0.06);
  const rises = useArrival(from, from + pace * 0.3, source.x, source.y - index * ROW);
  const scaleX = useSpan(from + pace * 0.28, from + pace * 0.5);
  const about = guessRef(position, guess.id);
  const share = percent(guess.probability);
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
              request={request}
              about={guessRef(position, guess.id, "place")}
              label={words.guess.place(guess.token, grouped(rank + 1))}
            >
              #{grouped(rank + 1)}
            </Ask>{" "}
          </span>
        )}
        {guess.token}
        {original && rank === 0 && " ✓"}
        {original && <span className="sr-only"> {words.guess.original}</span>}
      </m.span>
      <m.span className={styles.share} style={{ opacity: scaleX }}>
        <Ask request={request} about={about} label={words.guess.from(guess.token, share)}>
          {share}
        </Ask>
      </m.span>
      <m.span className={styles.bar} style={{ opacity: rises.opacity }}>
        <AskBar request={request} about={about}>
          <Bar
            share={guess.probability / end}
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
  return words.guess.tip(token, grouped(rank + 1), fixed(logit), <b className="mono">{share}</b>);
}
