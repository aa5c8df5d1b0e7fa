import { m } from "framer-motion";
import { memo, type ReactNode } from "react";
import type { GuessResult, NumberRef } from "../../engine";
import { Ask, AskBar } from "../../inspector/Ask";
import { useSpan } from "../../player/time";
import { grouped, percent } from "../../ui/format";
import { tipHandlers } from "../../viz/Tip";
import { words } from "../../words/why";
import { Bar } from "./Bar";
import type { Findings } from "./findings";
import { barEnd } from "./scale";
import { STEP, slotOf } from "./steps";
import styles from "./Why.module.css";

/** What the MLM head reads in each layer's state, and how the winning word rises. */
export const LensTable = memo(function LensTable({
  findings,
  narrow,
}: {
  findings: Findings;
  narrow: boolean;
}): ReactNode {
  const { lens, winner } = findings;
  const end = barEnd((lens ?? []).map(({ target }) => target?.probability ?? 0));
  const shown = useSpan(STEP.lens, STEP.lens + 0.08);
  return (
    <m.section
      className={styles.panel}
      data-wide
      data-steps="lens"
      aria-label={words.lens.title}
      style={{ opacity: shown }}
    >
      <h3 className={styles.panelTitle}>
        {words.lens.title} <span>{words.lens.note}</span>
      </h3>
      <table className={styles.lens}>
        <thead>
          <tr>
            <th scope="col">{words.lens.state}</th>
            <th scope="col">{words.lens.says}</th>
            <th scope="col">{words.lens.probability(winner.token)}</th>
          </tr>
        </thead>
        <tbody>
          {lens?.map((result, index) => (
            <LensRow
              key={result.state}
              result={result}
              index={index}
              count={lens.length}
              findings={findings}
              end={end}
              narrow={narrow}
            />
          ))}
        </tbody>
      </table>
    </m.section>
  );
});

interface LensRowProps {
  readonly result: GuessResult;
  readonly index: number;
  readonly count: number;
  readonly findings: Findings;
  readonly end: number;
  readonly narrow: boolean;
}

function LensRow({ result, index, count, findings, end, narrow }: LensRowProps): ReactNode {
  const slot = slotOf(STEP.lens, index, count);
  const grow = useSpan(slot.from, slot.to);
  const { target, guesses, state } = result;
  const probability = target?.probability ?? 0;
  const about = (id: number): NumberRef => ({
    of: "guess",
    tensor: "probability",
    position: findings.subject.position,
    id,
    state,
  });
  const asked = (id: number, share: number) => (
    <Ask request={findings.request} about={about(id)} label={words.asked(percent(share))}>
      {percent(share)}
    </Ask>
  );
  return (
    <m.tr
      style={{ opacity: grow }}
      {...tipHandlers(() =>
        words.lens.tip(state, target?.token ?? "", grouped((target?.rank ?? 0) + 1), percent(probability)),
      )}
    >
      <th scope="row">{words.state(state)}</th>
      <td className={styles.says}>
        {guesses.slice(0, narrow ? 1 : 3).map((guess, rank) => (
          <span key={guess.id} data-winner={guess.id === target?.id || undefined}>
            {guess.token}
            {rank === 0 && <small> {asked(guess.id, guess.probability)}</small>}
          </span>
        ))}
      </td>
      <td>
        <span className={styles.rise}>
          <AskBar request={target && findings.request} about={() => about(target?.id ?? 0)}>
            <Bar value={probability} end={end} grow={grow} />
          </AskBar>
          <span className={styles.number}>
            {target ? asked(target.id, probability) : percent(probability)}
          </span>
        </span>
      </td>
    </m.tr>
  );
}
