import type { ReactNode } from "react";
import { Ask } from "../../inspector/Ask";
import { setText } from "../../store/text";
import { setToken } from "../../store/view";
import { Button } from "../../ui/Button";
import { fixed } from "../../ui/format";
import type { SceneContext } from "../scene";
import { casesOf } from "./readCases";
import { verdict } from "./verdict";
import styles from "./Why.module.css";
import { words } from "./words";

/** Of the measured sentences, those shown: where attention and leave-one-out agree least. */
const SHOWN = 3;

/** Other sentences on which the two orders were compared, least agreement first; a click opens one. */
export function Cases({ context }: { context: SceneContext }): ReactNode {
  const { attentionShare, leaveOut } = context.settings.why;
  const cases = casesOf(context, attentionShare, leaveOut).filter(({ text }) => text !== context.text);
  const [worst] = cases;
  return (
    <section aria-label={words.cases.title} className={styles.cases}>
      <p>{worst ? words.cases.measured(worst.text, verdict(worst.rho.value)) : words.cases.waiting}</p>
      <ul>
        {cases.slice(0, SHOWN).map(({ text, rho }) => (
          <li key={text}>
            <Button
              kind="bare"
              className={styles.open}
              aria-label={words.cases.open(text, fixed(rho.value), verdict(rho.value))}
              title={text}
              onClick={() => {
                setText(text, null);
                setToken(null);
              }}
            >
              {text}
            </Button>{" "}
            <b>
              ρ ={" "}
              <Ask {...rho} label={words.cases.rho(fixed(rho.value), text)}>
                {fixed(rho.value)}
              </Ask>
            </b>
          </li>
        ))}
      </ul>
    </section>
  );
}
