import type { ReactNode } from "react";
import { PROBES } from "../../trainer/exhibits";
import type { RunView } from "../../trainer/run";
import { candidatesBetween, placeOf, SHOWN } from "../../trainer/snapshots";
import { percent } from "../../ui/format";
import { words } from "../../words/pretraining";
import styles from "./Pretraining.module.css";
import { useTrainingStep } from "./useRun";

const ROW = 27;

/** The blanks that are asked all along: the best guess stands in the sentence, the others below it, on their way. */
export function Probes({ run, width }: { run: RunView; width: number }): ReactNode {
  const step = useTrainingStep(run);
  const { index, part } = placeOf(run.snapshots, step);
  const [before, after] = [run.snapshots[index], run.snapshots[index + 1] ?? run.snapshots[index]];
  const columns = width < 560 ? 1 : 3;
  return (
    <div className={styles.probes} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {run.info!.probes.map((probe, i) => {
        const candidates = candidatesBetween(before.look.guesses[i], after.look.guesses[i], part);
        const best = [...candidates].sort((a, b) => b.probability - a.probability)[0];
        const right = PROBES.find(
          ({ text }) => joined(probe.tokens.slice(1, -1)) === text.toLowerCase(),
        )?.right;
        return (
          <div key={i}>
            <p className={styles.sentence}>
              <Words
                tokens={probe.tokens.slice(1, -1)}
                blank={probe.blank - 1}
                guess={best.token}
                right={best.token === right}
              />
            </p>
            <ol className={styles.candidates} style={{ height: SHOWN * ROW }} aria-label={words.probes.label}>
              {candidates.map(({ token, probability, rank }) => (
                <li
                  key={token}
                  className={styles.candidate}
                  data-right={token === right || undefined}
                  // On its way into the list, or out of it: cut by the list's edge, so it is not read out.
                  aria-hidden={rank > SHOWN - 1 || undefined}
                  style={{ transform: `translateY(${rank * ROW}px)` }}
                >
                  <span
                    className={styles.bar}
                    style={{ clipPath: `inset(0 ${100 - 100 * probability}% 0 0 round 4px)` }}
                  />
                  <span className={styles.token}>{token}</span>
                  <span className={styles.share}>{percent(probability)}</span>
                </li>
              ))}
            </ol>
          </div>
        );
      })}
    </div>
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
