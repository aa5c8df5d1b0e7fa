import { m } from "framer-motion";
import type { ReactNode } from "react";
import { Ask, AskBar } from "../../inspector/Ask";
import type { Num } from "../../inspector/values";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { fixed } from "../../ui/format";
import { Note, TextLine } from "../../ui/Room";
import { Bar } from "../../viz/Bar";
import { numberColumns, Row, Table } from "../../viz/Table";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import styles from "./Attention.module.css";
import { comparison, directionCosines } from "./comparison";
import { STEP } from "./steps";
import { words } from "./words";

/** The same word before two endings: its vectors compared, layer by layer, under both directions of reading. */
export function DirectionBand({ context }: { context: SceneContext }): ReactNode {
  const compared = comparison(context);
  if (!compared) {
    return <p className={styles.pick}>{words.direction.pick}</p>;
  }
  const { tokens, words: read } = context.encoding;
  const word = read[tokens[compared.position].word ?? 0];
  const name = tokens[compared.position].text;
  const own = word.segment === 0 ? context.text : (context.pair ?? "");
  const cosines = directionCosines(context);
  return (
    <div className={styles.direction}>
      <p className={styles.question}>{words.direction.question(name)}</p>
      <div className={styles.endings}>
        <p className={styles.ending}>
          <span>{compared.prefix}</span>
          <em>{own.slice(compared.prefix.length)}</em>
        </p>
        <p className={styles.ending}>
          <span>{compared.prefix}</span>
          <TextLine
            className={styles.endingBox}
            label={words.direction.ending}
            value={context.settings.attention.ending}
            placeholder={words.direction.placeholder}
            onChange={(ending) => setSetting("attention", { ending })}
          />
        </p>
      </div>
      {cosines && (
        <Table
          wide
          data-steps="direction"
          caption={words.direction.caption}
          columns={[
            words.direction.cosine,
            ...numberColumns(
              ...cosines.both.map((_, state) =>
                state === 0 ? words.direction.embedding : words.direction.layer(state),
              ),
            ),
          ]}
        >
          <CosineRow name={words.direction.causal} cosines={cosines.causal} order={0} />
          <CosineRow name={words.direction.both} cosines={cosines.both} order={1} />
        </Table>
      )}
      <Note>{words.direction.note(name, fixed(1, 3), context.model?.hasLeft ?? false)}</Note>
    </div>
  );
}

interface CosineRowProps {
  readonly name: string;
  readonly cosines: readonly Num[];
  readonly order: number;
}

function CosineRow({ name, cosines, order }: CosineRowProps): ReactNode {
  return (
    <Row head={name}>
      {cosines.map((cosine, state) => (
        <Cosine
          key={state}
          cosine={cosine}
          start={STEP.direction + 0.05 + order * 0.3 + (state / cosines.length) * 0.3}
        />
      ))}
    </Row>
  );
}

function Cosine({ cosine, start }: { cosine: Num; start: number }): ReactNode {
  const shown = useSpan(start, start + 0.1);
  const width = useDerived(shown, (p) => `${Math.max(0, cosine.value) * p * 100}%`);
  return (
    <>
      <m.span style={{ opacity: shown }}>
        <Ask {...cosine}>{fixed(cosine.value, 3)}</Ask>
      </m.span>
      <span className={styles.cosineTrack}>
        <AskBar {...cosine}>
          <Bar style={{ width }} height={5} />
        </AskBar>
      </span>
    </>
  );
}
