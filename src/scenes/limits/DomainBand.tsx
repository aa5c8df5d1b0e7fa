import type { ReactNode } from "react";
import { grouped } from "../../ui/format";
import { words } from "../../words/limits";
import type { SceneContext } from "../scene";
import { BarRow } from "./BarRow";
import { type Domain, domainsOf, perplexityText } from "./domains";
import styles from "./Limits.module.css";
import { perplexityRef, type Scored } from "./refs";
import { STEP } from "./steps";

/** How well the model expects the visitor's text, and texts of other kinds. */
export function DomainBand({ context }: { context: SceneContext }): ReactNode {
  const domains = domainsOf(context);
  const vocabulary = context.model?.config.vocabSize ?? 2;
  const about =
    ({ name, scored }: Domain) =>
    () =>
      perplexityRef(context, scored as Scored, words.domains.perplexity(name));
  return (
    <>
      <h3 className={styles.title}>{words.domains.heading}</h3>
      <table className={styles.rows}>
        <caption className="sr-only">{words.domains.table}</caption>
        <tbody>
          {domains.map((domain, index) => (
            <BarRow
              key={domain.id}
              name={domain.name}
              detail={domain.text.length > 110 ? `${domain.text.slice(0, 110)}…` : domain.text}
              share={domain.perplexity === null ? 0 : Math.log(domain.perplexity) / Math.log(vocabulary)}
              value={perplexityText(domain.perplexity)}
              request={domain.perplexity === null ? null : (domain.scored?.request ?? null)}
              about={about(domain)}
              start={STEP.domains + 0.05 + (0.4 * index) / domains.length}
              isOwn={domain.isOwn}
            />
          ))}
        </tbody>
      </table>
      <p className={styles.note}>{words.domains.note(grouped(vocabulary))}</p>
    </>
  );
}
