import { m } from "framer-motion";
import { memo, type ReactNode } from "react";
import type { Guess } from "../../engine";
import { Ask, AskBar } from "../../inspector/Ask";
import { guessRef } from "../../inspector/refs";
import { useSpan } from "../../player/time";
import { fixed, grouped, percent } from "../../ui/format";
import { useArrival } from "../../viz/arrival";
import { Bar } from "../../viz/Bar";
import type { Point } from "../../viz/ground";
import { tipHandlers } from "../../viz/Tip";
import type { Findings } from "./findings";
import { barEnd } from "./scale";
import { STEP } from "./steps";
import styles from "./Why.module.css";
import { words } from "./words";

/** A row's height, and that of the title above the rows. */
const ROW = 32;
const TITLE = 30;

interface GuessListProps {
  readonly findings: Findings;
  /** The blank, seen from the list's corner: out of it come the guesses. */
  readonly source: Point;
}

/** The five most probable words for the masked position, and the hidden one if it is not among them. */
export const GuessList = memo(function GuessList({ findings, source }: GuessListProps): ReactNode {
  const { guesses, original } = findings;
  const end = barEnd(guesses.map(({ probability }) => probability));
  const outside = original && original.rank >= guesses.length ? original : null;
  return (
    <section className={styles.panel} aria-label={words.guesses.title}>
      <h3 className={styles.panelTitle}>
        {words.guesses.title} <span>{words.barsEnd(percent(end))}</span>
      </h3>
      <ol className={styles.guesses}>
        {guesses.map((guess, rank) => (
          <GuessRow
            key={guess.id}
            guess={guess}
            rank={rank}
            index={rank}
            end={end}
            findings={findings}
            source={source}
            isOriginal={guess.id === original?.id}
          />
        ))}
        {outside && (
          <GuessRow
            guess={outside}
            rank={outside.rank}
            index={guesses.length}
            end={end}
            findings={findings}
            source={source}
            isOriginal
            apart
          />
        )}
      </ol>
    </section>
  );
});

interface GuessRowProps {
  readonly guess: Guess;
  readonly rank: number;
  readonly index: number;
  readonly end: number;
  readonly findings: Findings;
  readonly source: Point;
  readonly isOriginal: boolean;
  /** Set apart: it is not among the best. */
  readonly apart?: boolean;
}

function GuessRow(props: GuessRowProps): ReactNode {
  const { guess, rank, index, end, findings, source, isOriginal, apart } = props;
  const from = STEP.guess + 0.1 + index * 0.08;
  const falls = useArrival(from, from + 0.3, source.x, source.y - TITLE - index * ROW);
  const grow = useSpan(from + 0.15, from + 0.4);
  const about = guessRef(findings.subject.position, guess.id);
  return (
    <m.li
      className={styles.guess}
      data-winner={rank === 0 || undefined}
      data-apart={apart || undefined}
      style={falls}
      {...tipHandlers(() =>
        words.guesses.tip(guess.token, grouped(rank + 1), fixed(guess.logit), percent(guess.probability)),
      )}
    >
      <span className={styles.word}>
        {apart && <span className={styles.rank}>#{grouped(rank + 1)} </span>}
        {guess.token}
        {isOriginal && (
          <span className={styles.hidden}>
            {rank === 0 && " ✓"}
            <span className="sr-only"> {words.guesses.hidden}</span>
          </span>
        )}
      </span>
      <AskBar request={findings.request} about={about}>
        <Bar share={guess.probability / end} style={{ scaleX: grow }} />
      </AskBar>
      <span className={styles.number}>
        <Ask request={findings.request} about={about} label={words.asked(percent(guess.probability))}>
          {percent(guess.probability)}
        </Ask>
      </span>
    </m.li>
  );
}
