import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { Token } from "../../engine";
import type { MaskAction } from "../../engine/masking";
import { Ask, AskBar } from "../../inspector/Ask";
import { guessRef } from "../../inspector/refs";
import { useSpan } from "../../player/time";
import { setToken } from "../../store/view";
import { fixed, grouped, percent, significant } from "../../ui/format";
import { Field, Toolbar } from "../../ui/Room";
import { Select } from "../../ui/Select";
import { Bar } from "../../viz/Bar";
import { Chip } from "../../viz/Chip";
import { tipHandlers } from "../../viz/Tip";
import { words as inspectorWords } from "../../words/inspector";
import styles from "./Fooled.module.css";
import { STEP } from "./steps";
import type { Outcome, Trial } from "./trial";
import { words } from "./words";

interface FooledProps {
  /** Null if the text has no word that could be tried. */
  readonly trial: Trial | null;
  /** Null while the passes are under way. */
  readonly outcomes: readonly Outcome[] | null;
  readonly tokens: readonly Token[];
  readonly vocabSize: number;
}

/** One word hidden, swapped for a random one, and left alone: what the model says in its place, and what that costs. */
export function Fooled({ trial, outcomes, tokens, vocabSize }: FooledProps): ReactNode {
  if (!trial) return <p className={styles.none}>{words.fooled.none}</p>;
  const original = tokens[trial.position].text;
  const worst = Math.max(Math.log(vocabSize), ...(outcomes ?? []).map(({ target }) => target.loss));
  return (
    <div data-steps="fooled">
      <Toolbar spread>
        <Picker trial={trial} tokens={tokens} />
        <p className={styles.source}>
          {trial.random ? words.fooled.seed(grouped(trial.random.seed)) : words.fooled.noSeed}
        </p>
      </Toolbar>
      <ul className={styles.rows} aria-busy={outcomes === null || undefined}>
        {(["mask", "random", "keep"] as const).map((fate, index) => (
          <Row
            key={fate}
            fate={fate}
            index={index}
            outcome={outcomes?.find((outcome) => outcome.fate === fate) ?? null}
            trial={trial}
            tokens={tokens}
            original={original}
            worst={worst}
          />
        ))}
      </ul>
    </div>
  );
}

/** Which word is tried. */
function Picker({ trial, tokens }: { trial: Trial; tokens: readonly Token[] }): ReactNode {
  return (
    <Field label={words.fooled.tryOn}>
      <Select
        label={words.fooled.tryOn}
        className="mono"
        options={trial.possible.map((value) => ({ value, label: `${value} ${tokens[value].text}` }))}
        value={trial.position}
        onChange={setToken}
      />
    </Field>
  );
}

interface RowProps {
  readonly fate: MaskAction;
  readonly index: number;
  readonly outcome: Outcome | null;
  readonly trial: Trial;
  readonly tokens: readonly Token[];
  readonly original: string;
  /** The loss that fills the whole bar. */
  readonly worst: number;
}

function Row({ fate, index, outcome, trial, tokens, original, worst }: RowProps): ReactNode {
  const start = STEP.fooled + 0.05 + index * 0.2;
  const opacity = useSpan(start, start + 0.12);
  const scaleX = useSpan(start + 0.1, start + 0.3);
  const { position } = trial;
  const loss = guessRef(position, trial.original, "loss");
  return (
    <m.li className={styles.row} style={{ opacity }} data-fate={fate}>
      <div className={styles.input}>
        {outcome && <Chip token={{ text: outcome.input, segment: tokens[position].segment }} />}
        <span className={styles.name}>{words.fooled.fates[fate]}</span>
      </div>
      {outcome && (
        <>
          <p className={styles.guesses}>
            <span className={styles.label}>{words.fooled.guesses}</span>
            {outcome.best.map((guess, rank) => (
              <span
                key={guess.id}
                className={styles.guess}
                data-original={guess.id === trial.original || undefined}
              >
                {guess.token}
                {guess.id === trial.original && rank === 0 && " ✓"}{" "}
                <Ask
                  request={outcome.request}
                  about={guessRef(position, guess.id)}
                  label={inspectorWords.guess.from(guess.token, percent(guess.probability))}
                >
                  {percent(guess.probability)}
                </Ask>
              </span>
            ))}
          </p>
          <div className={styles.loss} {...tipHandlers(() => lossTip(original, outcome))}>
            <span className={styles.label}>{words.fooled.lossOf(original)}</span>
            <b className="mono">
              <Ask
                request={outcome.request}
                about={loss}
                label={words.fooled.lossFrom(fixed(outcome.target.loss))}
              >
                {fixed(outcome.target.loss)}
              </Ask>
            </b>
            <span className={styles.bar}>
              <AskBar request={outcome.request} about={loss}>
                <Bar share={outcome.target.loss / worst} style={{ scaleX }} color="var(--c-mask)" />
              </AskBar>
            </span>
          </div>
          <p className={styles.neighbor}>
            {trial.neighbor !== null && outcome.neighbor && (
              <>
                <span className={styles.label}>{words.fooled.beside(tokens[trial.neighbor].text)}</span>
                <Ask
                  request={outcome.request}
                  about={guessRef(trial.neighbor, outcome.neighbor.id)}
                  label={inspectorWords.guess.from(
                    outcome.neighbor.token,
                    percent(outcome.neighbor.probability),
                  )}
                >
                  {percent(outcome.neighbor.probability)}
                </Ask>
              </>
            )}
          </p>
        </>
      )}
    </m.li>
  );
}

function lossTip(original: string, { target }: Outcome): ReactNode {
  const { probability, rank, loss } = target;
  const shown = probability < 0.001 ? significant(probability) : fixed(probability, 4);
  return words.fooled.tip(original, shown, grouped(rank + 1), <b className="mono">{fixed(loss, 3)}</b>);
}
