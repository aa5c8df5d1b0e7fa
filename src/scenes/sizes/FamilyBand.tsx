import type { ReactNode } from "react";
import { parameterCount } from "../../engine";
import { useStore } from "../../store/store";
import { grouped } from "../../ui/format";
import type { SceneContext } from "../scene";
import { chosenRelative, countOf, FAMILY, settingsOf } from "./family";
import styles from "./Sizes.module.css";

/** Our count beside the published one, for every size; and beside what was really loaded, for this page's model. */
export function FamilyBand({ context }: { context: SceneContext }): ReactNode {
  const chosen = chosenRelative(context);
  const { model } = context;
  return (
    <div className={styles.familyScroll}>
      <table className={styles.family}>
        <caption className="sr-only">The BERT family: sizes, and parameters computed and published</caption>
        <thead>
          <tr>
            <th scope="col">model</th>
            <th scope="col">layers / hidden / heads</th>
            <th scope="col">computed</th>
            <th scope="col">published</th>
            <th scope="col">source</th>
          </tr>
        </thead>
        <tbody>
          {FAMILY.map((relative) => (
            <tr key={relative.id} data-selected={relative === chosen || undefined}>
              <th scope="row">
                <button
                  type="button"
                  className={styles.pick}
                  aria-pressed={relative === chosen}
                  onClick={() => useStore.getState().setSetting("sizes", settingsOf(relative))}
                >
                  BERT-{relative.name}
                </button>
              </th>
              <td>
                {relative.layers} / {relative.hidden} / {relative.heads}
              </td>
              <td>{grouped(countOf(relative))}</td>
              <td>{relative.published} M</td>
              <td className={styles.source}>{relative.source}</td>
            </tr>
          ))}
          {model && (
            <tr className={styles.ours}>
              <th scope="row">the model at work here</th>
              <td>
                {model.config.layers} / {model.config.hiddenSize} / {model.config.heads}
              </td>
              <td>{grouped(parameterCount(model.config, model.abilities).total)}</td>
              <td>{grouped(model.parameters)}</td>
              <td className={styles.source}>counted while its file was read</td>
            </tr>
          )}
        </tbody>
      </table>
      <p className={styles.note}>
        Computed as the authors count: without the next-sentence head, which the last line has. For Large, the
        paper says 340 M; the sizes it gives make 336 M.
      </p>
    </div>
  );
}
