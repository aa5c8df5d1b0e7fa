import type { ReactNode } from "react";
import { compact, fixed } from "../../ui/format";
import type { SceneContext } from "../scene";
import { BarRow } from "./BarRow";
import { domainsOf } from "./domains";
import styles from "./Limits.module.css";
import { STEP } from "./steps";

/** How well the model expects the visitor's text, and texts of other kinds. */
export function DomainBand({ context }: { context: SceneContext }): ReactNode {
  const domains = domainsOf(context);
  const vocabulary = context.model?.config.vocabSize ?? 2;
  return (
    <>
      <h3 className={styles.title}>Pseudo-perplexity: between how many words the model hesitates</h3>
      <table className={styles.rows}>
        <caption className="sr-only">Pseudo-perplexity by text, the best expected first</caption>
        <tbody>
          {domains.map(({ id, name, text, isOwn, perplexity }, index) => (
            <BarRow
              key={id}
              name={name}
              detail={text.length > 110 ? `${text.slice(0, 110)}…` : text}
              share={perplexity === null ? 0 : Math.log(perplexity) / Math.log(vocabulary)}
              value={
                perplexity === null ? "…" : perplexity < 100 ? fixed(perplexity, 1) : compact(perplexity)
              }
              start={STEP.domains + 0.05 + (0.4 * index) / domains.length}
              isOwn={isOwn}
            />
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        Every token is masked in turn (24 of a longer text); e to the power of the mean loss is the number
        (Salazar et al. 2020). The bars are logarithmic: full is {vocabulary.toLocaleString("en")}, a model
        that knows nothing. One short text of each kind says something about that text, not about all of its
        kind.
      </p>
    </>
  );
}
