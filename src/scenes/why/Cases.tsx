import type { ReactNode } from "react";
import { useStore } from "../../store/store";
import { fixed } from "../../ui/format";
import type { SceneContext } from "../scene";
import { verdict } from "./agreement";
import { casesOf } from "./cases";
import { MASKED_BY_TEXT } from "./subject";
import styles from "./Why.module.css";

/** Of the measured sentences, those shown: where attention and leave-one-out agree least. */
const SHOWN = 3;

/** Other sentences on which the two orders were compared, least agreement first; a click opens one. */
export function Cases({ context }: { context: SceneContext }): ReactNode {
  const cases = casesOf(context, context.attentionShare, context.leaveOut).filter(
    ({ text }) => text !== context.text,
  );
  const [worst] = cases;
  return (
    <section aria-label="Other sentences" className={styles.cases}>
      <p>
        {worst
          ? `Measured just now on other sentences. On “${worst.text}” they ${verdict(worst.rho)}.`
          : "Measuring other sentences, to see where the two disagree…"}
      </p>
      <ul>
        {cases.slice(0, SHOWN).map(({ text, rho }) => (
          <li key={text}>
            <button
              type="button"
              aria-label={`Open “${text}”, ρ = ${fixed(rho)}: they ${verdict(rho)}`}
              title={text}
              onClick={() => useStore.setState({ text, pair: null, ...MASKED_BY_TEXT })}
            >
              <span>{text}</span> <b>ρ = {fixed(rho)}</b>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
