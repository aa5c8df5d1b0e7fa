import { m } from "framer-motion";
import { memo, type ReactNode } from "react";
import type { GuessResult } from "../../engine";
import { Ask } from "../../inspector/Ask";
import { useSpan } from "../../player/time";
import { percent } from "../../ui/format";
import { tipHandlers } from "../../viz/Tip";
import { stateName } from "../mlm/Lens";
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
    <m.section className={styles.panel} data-wide aria-label="Layer by layer" style={{ opacity: shown }}>
      <h3 className={styles.panelTitle}>
        Layer by layer <span>the MLM head on every state; only the last was trained to be read</span>
      </h3>
      <table className={styles.lens}>
        <thead>
          <tr>
            <th scope="col">state</th>
            <th scope="col">it would say</th>
            <th scope="col">probability of “{winner.token}”</th>
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
  const asked = (id: number, share: number) => (
    <Ask
      request={findings.request}
      about={{ of: "guess", tensor: "probability", position: findings.subject.position, id, state }}
      label={`${percent(share)}: where does it come from?`}
    >
      {percent(share)}
    </Ask>
  );
  return (
    <m.tr
      style={{ opacity: grow }}
      {...tipHandlers(() => (
        <>
          {stateName(state)}: “{target?.token}” ranks {((target?.rank ?? 0) + 1).toLocaleString("en")},
          probability {percent(probability)}
        </>
      ))}
    >
      <th scope="row">{stateName(state)}</th>
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
          <Bar value={probability} end={end} grow={grow} />
          <span className={styles.number}>
            {target ? asked(target.id, probability) : percent(probability)}
          </span>
        </span>
      </td>
    </m.tr>
  );
}
