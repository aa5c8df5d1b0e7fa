import type { ReactNode } from "react";
import { parameterCount } from "../../engine";
import { Button } from "../../ui/Button";
import { grouped } from "../../ui/format";
import { Note } from "../../ui/Room";
import { numberColumns, Row, Table } from "../../viz/Table";
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
    <>
      <Table
        wide
        caption={words.family.table}
        className={styles.family}
        columns={[
          words.family.model,
          ...numberColumns(words.family.sizes, words.family.computed, words.family.published),
          words.family.source,
        ]}
      >
        {FAMILY.map((relative, i) => (
          <Row
            key={relative.id}
            selected={relative === chosen}
            head={
              <Button
                kind="quiet"
                aria-pressed={relative === chosen}
                onClick={() => setSetting("sizes", measuresOf(relative))}
              >
                BERT-{relative.name}
              </Button>
            }
          >
            {`${relative.layers} / ${relative.hidden} / ${relative.heads}`}
            <span>
              <Becoming
                share={shareOf(relative)}
                before={i === 0 ? null : shareOf(FAMILY[i - 1])}
                start={STEP.family + 0.05 + (0.6 * i) / FAMILY.length}
                line={LINE}
                height={5}
                bare
              />
              {grouped(countOf(relative))}
            </span>
            {`${publishedText(relative)} M`}
            {relative.source}
          </Row>
        ))}
        {model && (
          <Row sum head={words.family.ours}>
            {`${model.config.layers} / ${model.config.hiddenSize} / ${model.config.heads}`}
            {grouped(parameterCount(model.config, model.abilities).total)}
            {grouped(model.parameters)}
            {words.family.counted}
          </Row>
        )}
      </Table>
      <Note>{words.family.note}</Note>
    </>
  );
}

/** From one relative to the next, in pixels. */
const LINE = 44;

/** A relative's share of the largest one's parameters. */
const shareOf = (relative: (typeof FAMILY)[number]): number =>
  countOf(relative) / countOf(FAMILY[FAMILY.length - 1]);
