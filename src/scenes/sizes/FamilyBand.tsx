import type { ReactNode } from "react";
import { parameterCount } from "../../engine";
import { Button } from "../../ui/Button";
import { grouped } from "../../ui/format";
import { countOf, FAMILY, measuresOf, publishedText } from "../family";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import { Becoming } from "./Becoming";
import styles from "./Sizes.module.css";
import { STEP } from "./steps";
import { chosenRelative } from "./subject";
import { words } from "./words";

/** Our count beside the published one, for every size; and beside what was really loaded, for this page's model. */
export function FamilyBand({ context }: { context: SceneContext }): ReactNode {
  const chosen = chosenRelative(context);
  const { model } = context;
  return (
    <div className={styles.familyScroll}>
      <table className={styles.family}>
        <caption className="sr-only">{words.family.table}</caption>
        <thead>
          <tr>
            <th scope="col">{words.family.model}</th>
            <th scope="col">{words.family.sizes}</th>
            <th scope="col">{words.family.computed}</th>
            <th scope="col">{words.family.published}</th>
            <th scope="col">{words.family.source}</th>
          </tr>
        </thead>
        <tbody>
          {FAMILY.map((relative, i) => (
            <tr key={relative.id} data-selected={relative === chosen || undefined}>
              <th scope="row">
                <Button
                  kind="quiet"
                  aria-pressed={relative === chosen}
                  onClick={() => setSetting("sizes", measuresOf(relative))}
                >
                  BERT-{relative.name}
                </Button>
              </th>
              <td>
                {relative.layers} / {relative.hidden} / {relative.heads}
              </td>
              <td>
                <Becoming
                  share={shareOf(relative)}
                  before={i === 0 ? null : shareOf(FAMILY[i - 1])}
                  start={STEP.family + 0.05 + (0.6 * i) / FAMILY.length}
                  line={LINE}
                  className={styles.grown}
                />
                {grouped(countOf(relative))}
              </td>
              <td>{publishedText(relative)} M</td>
              <td className={styles.source}>{relative.source}</td>
            </tr>
          ))}
          {model && (
            <tr className={styles.ours}>
              <th scope="row">{words.family.ours}</th>
              <td>
                {model.config.layers} / {model.config.hiddenSize} / {model.config.heads}
              </td>
              <td>{grouped(parameterCount(model.config, model.abilities).total)}</td>
              <td>{grouped(model.parameters)}</td>
              <td className={styles.source}>{words.family.counted}</td>
            </tr>
          )}
        </tbody>
      </table>
      <p className={styles.note}>{words.family.note}</p>
    </div>
  );
}

/** From one relative to the next, in pixels. */
const LINE = 44;

/** A relative's share of the largest one's parameters. */
const shareOf = (relative: (typeof FAMILY)[number]): number =>
  countOf(relative) / countOf(FAMILY[FAMILY.length - 1]);
