import type { ReactNode } from "react";
import { tiedNeighbors } from "../../engine";
import { useLive, useStep } from "../../player/time";
import { useStore } from "../../store/store";
import { Button } from "../../ui/Button";
import { fixed } from "../../ui/format";
import { sensesOf } from "../../words/wordSets";
import { settingsOf } from "../settings";
import { restoreReadySenses, selectSense } from "./choose";
import { Detail } from "./Detail";
import { Mark, markKind } from "./Mark";
import { AddSentence, Missing } from "./OwnSentences";
import { type Item, neighborsOf, type Reading } from "./reading";
import type { Direction } from "./requests";
import styles from "./Senses.module.css";
import { frameOf, stepsOf } from "./steps";
import { words } from "./words";

interface SentenceListProps {
  readonly reading: Reading;
  readonly causal: boolean;
  readonly selected: number;
}

/** All sentences by sense, each with its nearest neighbour in the state on stage; the visitor's own below. */
export function SentenceList({ reading, causal, selected }: SentenceListProps): ReactNode {
  const { layers } = reading;
  const step = useStep(stepsOf(layers).STEP.own + 1);
  const started = useLive((t) => t > 0);
  const direction = causal ? "causal" : "both";
  const frame = started ? frameOf(step, layers) : 0;
  const { set, items, missing } = reading;
  const out = useStore((state) => settingsOf(state).senses.chosen.out.length);
  const row = (item: Item, index: number) => (
    <Row
      key={item.entry.id}
      reading={reading}
      index={index}
      selected={index === selected}
      direction={direction}
      frame={frame}
    />
  );
  const rows = (belongs: (item: Item) => boolean) =>
    items.flatMap((item, index) => (belongs(item) ? [row(item, index)] : []));
  return (
    <div className={styles.list}>
      {set &&
        sensesOf(set).map((name, sense) => (
          <section key={name} aria-label={words.list.section(reading.word, name)}>
            <h2 className={styles.senseName}>
              <Mark kind={sense as 0 | 1} />
              {name}
              {sense === 0 && <span className={styles.columnName}>{words.list.nearest}</span>}
            </h2>
            <ul className={styles.rows}>{rows(({ entry }) => entry.sense === sense)}</ul>
          </section>
        ))}
      {out > 0 && (
        <Button kind="quiet" onClick={restoreReadySenses}>
          {words.list.putBack(out)}
        </Button>
      )}
      <section aria-label={words.list.yours}>
        <h2 className={styles.senseName}>
          <Mark kind="own" />
          {words.list.own}
          {!set && <span className={styles.columnName}>{words.list.nearest}</span>}
        </h2>
        <ul className={styles.rows}>
          {rows(({ entry }) => entry.sense === null)}
          {missing.map((entry) => (
            <Missing key={entry.id} index={entry.index} text={entry.text} word={reading.word} />
          ))}
        </ul>
        <AddSentence word={reading.word} />
      </section>
    </div>
  );
}

interface RowProps {
  readonly reading: Reading;
  readonly index: number;
  readonly selected: boolean;
  readonly direction: Direction;
  readonly frame: number;
}

function Row({ reading, index, selected, direction, frame }: RowProps): ReactNode {
  const item = reading.items[index];
  const { entry, occurrence } = item;
  const { text, start, end } = occurrence;
  const tied = tiedNeighbors(neighborsOf(reading, direction, frame, index));
  const kinds = [...new Set(tied.map((neighbor) => markKind(reading.items[neighbor.index].entry.sense)))];
  const names = kinds.map((kind) =>
    kind === "own" ? words.list.own : reading.set ? sensesOf(reading.set)[kind] : "",
  );
  return (
    <li className={styles.row} data-selected={selected || undefined} data-origin={entry.origin}>
      <Button
        kind="bare"
        className={styles.rowButton}
        aria-expanded={selected}
        onClick={() => selectSense(entry.id)}
      >
        <span className={styles.sentence}>
          {text.slice(0, start)}
          <b data-kind={markKind(entry.sense)}>{text.slice(start, end)}</b>
          {text.slice(end)}
          {entry.origin === "main" && <em> {words.list.above}</em>}
        </span>
        <span className={styles.nearest}>
          {tied.length > 0 && frame > 0 && (
            <>
              {kinds.map((kind) => (
                <Mark key={kind} kind={kind} />
              ))}
              <span className="sr-only">{words.list.nearestIs(names)} </span>
              {fixed(tied[0].cosine)}
            </>
          )}
        </span>
      </Button>
      {selected && <Detail reading={reading} index={index} direction={direction} frame={frame} />}
    </li>
  );
}
