import type { MotionValue } from "framer-motion";
import { type ReactNode, useMemo } from "react";
import { useDrawn } from "../../player/drawn";
import { useLive, useRead } from "../../player/time";
import { PROBES } from "../../trainer/exhibits";
import type { RunView } from "../../trainer/run";
import { bestBetween, type CandidateWay, candidateAt, candidateWays, SHOWN } from "../../trainer/snapshots";
import { percent } from "../../ui/format";
import styles from "./Pretraining.module.css";
import { partAt, usePart, useSnapshots } from "./useRun";
import { words } from "./words";

const ROW = 27;

/** The blanks that are asked all along: the best guess stands in the sentence, the others below it, on their way. */
export function Probes({ run, width }: { run: RunView; width: number }): ReactNode {
  const part = usePart(run);
  const columns = width < 480 ? 1 : 3;
  return (
    <div className={styles.probes} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {run.info!.probes.map((_, i) => (
        <Probe key={i} run={run} index={i} part={part} />
      ))}
    </div>
  );
}

interface ProbeProps {
  readonly run: RunView;
  readonly index: number;
  readonly part: MotionValue<number>;
}

function Probe({ run, index, part }: ProbeProps): ReactNode {
  const { before, after } = useSnapshots(run);
  const [from, to] = [before.look.guesses[index], after.look.guesses[index]];
  const ways = useMemo(() => candidateWays(from, to), [from, to]);
  const best = useLive((t) => bestBetween(from, to, partAt(run, t)));
  const probe = run.info!.probes[index];
  const tokens = probe.tokens.slice(1, -1);
  const right = PROBES.find(({ text }) => joined(tokens) === text.toLowerCase())?.right;
  return (
    <div>
      <p className={styles.sentence}>
        <Words tokens={tokens} blank={probe.blank - 1} guess={best} right={best === right} />
      </p>
      <ol className={styles.candidates} style={{ height: SHOWN * ROW }} aria-label={words.probes.label}>
        {ways.map((way) => (
          <Row key={way.from.token} way={way} part={part} isRight={way.from.token === right} />
        ))}
      </ol>
    </div>
  );
}

interface RowProps {
  readonly way: CandidateWay;
  readonly part: MotionValue<number>;
  readonly isRight: boolean;
}

/** A candidate: its bar, its word and its share, moved by time without being drawn anew. */
function Row({ way, part, isRight }: RowProps): ReactNode {
  const share = useRead(part, (p) => percent(candidateAt(way, p).probability));
  // On its way into the list, or out of it: cut by the list's edge, so it is not read out.
  const isCut = useRead(part, (p) => candidateAt(way, p).rank > SHOWN - 1);
  const move = ({ style, children: [bar] }: HTMLElement, p: number): void => {
    const { rank, probability } = candidateAt(way, p);
    style.transform = `translateY(${rank * ROW}px)`;
    (bar as HTMLElement).style.clipPath = `inset(0 ${(100 - 100 * probability).toFixed(1)}% 0 0 round 4px)`;
  };
  const row = useDrawn<HTMLLIElement>(move, 0, 1, part);
  return (
    <li
      className={styles.candidate}
      data-right={isRight || undefined}
      aria-hidden={isCut || undefined}
      ref={row}
    >
      <span className={styles.bar} />
      <span className={styles.token}>{way.from.token}</span>
      <span className={styles.share}>{share}</span>
    </li>
  );
}

/** A sentence put together again: pieces join, marks stand at their words. */
function joined(tokens: readonly string[]): string {
  return tokens.reduce((text, token) => {
    if (token.startsWith("##")) return text + token.slice(2);
    return text === "" || /^[.,!?']$/.test(token) ? text + token : `${text} ${token.toLowerCase()}`;
  }, "");
}

/** A sentence begins with a capital, which the uncased model does not see. */
function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

interface WordsProps {
  readonly tokens: readonly string[];
  readonly blank: number;
  readonly guess: string;
  readonly right: boolean;
}

function Words({ tokens, blank, guess, right }: WordsProps): ReactNode {
  return (
    <>
      {capital(joined(tokens.slice(0, blank)))}{" "}
      <span className={styles.guess} data-right={right || undefined}>
        {guess}
      </span>
      {/^[.,!?']/.test(tokens[blank + 1] ?? "") ? "" : " "}
      {joined(tokens.slice(blank + 1))}
    </>
  );
}
