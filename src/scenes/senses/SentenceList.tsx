import { type ReactNode, useId, useState } from "react";
import { tiedNeighbors } from "../../engine";
import { useLive, useStep } from "../../player/time";
import { MAX_OWN, MAX_OWN_LENGTH } from "../../store/sensesSlice";
import { useStore } from "../../store/store";
import { fixed } from "../../ui/format";
import { Mark, markKind } from "./Mark";
import { type Item, neighborsOf, type Reading, VOTERS, voteOf } from "./reading";
import type { Direction } from "./requests";
import styles from "./Senses.module.css";
import { directionAt } from "./scatterLayout";
import { frameOf, type Times } from "./steps";

export interface SentenceListProps {
  readonly reading: Reading;
  readonly times: Times;
  readonly causal: boolean;
  readonly selected: number;
}

/** All sentences by sense, each with its nearest neighbour in the state on stage; the visitor's own below. */
export function SentenceList({ reading, times, causal, selected }: SentenceListProps): ReactNode {
  const step = useStep(times.count);
  const started = useLive((t) => t > 0);
  const direction = directionAt(step, times, causal);
  const frame = started ? frameOf(step, reading.layers) : 0;
  const { set, items, missing } = reading;
  const out = useStore((state) => state.senses.out.length);
  const { restoreReadySenses } = useStore.getState();
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
      {set?.senses.map((name, sense) => (
        <section key={name} aria-label={`Sentences with ${reading.word} as ${name}`}>
          <h2 className={styles.senseName}>
            <Mark kind={sense as 0 | 1} />
            {name}
            {sense === 0 && <span className={styles.columnName}>nearest neighbour</span>}
          </h2>
          <ul className={styles.rows}>{rows(({ entry }) => entry.sense === sense)}</ul>
        </section>
      ))}
      {out > 0 && (
        <button type="button" className={styles.quiet} onClick={restoreReadySenses}>
          Put back {out === 1 ? "the sentence" : `the ${out} sentences`} taken out
        </button>
      )}
      <section aria-label="Your sentences">
        <h2 className={styles.senseName}>
          <Mark kind="own" />
          yours
          {!set && <span className={styles.columnName}>nearest neighbour</span>}
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
  const { selectSense } = useStore.getState();
  const tied = tiedNeighbors(neighborsOf(reading, direction, frame, index));
  const kinds = [...new Set(tied.map((neighbor) => markKind(reading.items[neighbor.index].entry.sense)))];
  const names = kinds.map((kind) => (kind === "own" ? "yours" : reading.set?.senses[kind]));
  return (
    <li className={styles.row} data-selected={selected || undefined} data-origin={entry.origin}>
      <button
        type="button"
        className={styles.rowButton}
        aria-expanded={selected}
        onClick={() => selectSense(entry.id)}
      >
        <span className={styles.sentence}>
          {text.slice(0, start)}
          <b data-kind={markKind(entry.sense)}>{text.slice(start, end)}</b>
          {text.slice(end)}
          {entry.origin === "main" && <em> (the text above)</em>}
        </span>
        <span className={styles.nearest}>
          {tied.length > 0 && frame > 0 && (
            <>
              {kinds.map((kind) => (
                <Mark key={kind} kind={kind} />
              ))}
              <span className="sr-only">nearest is {names.join(" and, as near, ")}, cosine </span>
              {fixed(tied[0].cosine)}
            </>
          )}
        </span>
      </button>
      {selected && <Detail reading={reading} index={index} direction={direction} frame={frame} />}
    </li>
  );
}

/** Of the selected sentence: its three nearest, the vote if it is the visitor's, and what can be done with it. */
function Detail({ reading, index, direction, frame }: Omit<RowProps, "selected">): ReactNode {
  const { entry, occurrence } = reading.items[index];
  const { addSense, removeSense, removeReadySense, editSense } = useStore.getState();
  const full = useStore((state) => state.senses.own.length >= MAX_OWN);
  const neighbors = neighborsOf(reading, direction, frame, index).slice(0, VOTERS);
  const vote = entry.sense === null ? voteOf(reading, direction, frame, index) : null;
  const id = useId();
  return (
    <div className={styles.detail}>
      {entry.origin === "own" && (
        <>
          <label className="sr-only" htmlFor={id}>
            Your sentence
          </label>
          <input
            id={id}
            className={styles.box}
            value={entry.text}
            maxLength={MAX_OWN_LENGTH}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => editSense(entry.index, event.target.value)}
          />
        </>
      )}
      <div className={styles.neighbors}>
        {frame === 0 ? (
          <p>In the embedding table it has the same row as all the others.</p>
        ) : (
          <ol aria-label="Nearest neighbours by cosine in the full space">
            {neighbors.map((neighbor) => {
              const other = reading.items[neighbor.index];
              return (
                <li key={other.entry.id}>
                  <span className={styles.cosine}>{fixed(neighbor.cosine, 3)}</span>
                  <Mark kind={markKind(other.entry.sense)} />
                  <span className={styles.oneLine}>{other.occurrence.text}</span>
                </li>
              );
            })}
          </ol>
        )}
      </div>
      {vote && reading.set && (
        <p>
          {frame === 0
            ? "No vote yet: all are equally near."
            : `Its ${VOTERS} nearest labelled: ${vote[0]} ${reading.set.senses[0]}, ${vote[1]} ${reading.set.senses[1]}.`}
        </p>
      )}
      {occurrence.count > 1 && (
        <p>
          “{reading.word}” occurs {occurrence.count} times here; the first one is shown.
        </p>
      )}
      <p className={styles.actions}>
        {entry.origin === "ready" && (
          <>
            <button
              type="button"
              className={styles.quiet}
              disabled={full}
              onClick={() => {
                removeReadySense(entry.index);
                addSense(entry.text);
              }}
            >
              Edit as yours
            </button>
            <button type="button" className={styles.quiet} onClick={() => removeReadySense(entry.index)}>
              Take out
            </button>
          </>
        )}
        {entry.origin === "own" && (
          <button type="button" className={styles.quiet} onClick={() => removeSense(entry.index)}>
            Remove
          </button>
        )}
      </p>
    </div>
  );
}

/** An own sentence without the word: it waits for the word, or for a change. */
function Missing({ index, text, word }: { index: number; text: string; word: string }): ReactNode {
  const { editSense, removeSense } = useStore.getState();
  const id = useId();
  return (
    <li className={styles.missing}>
      <input
        aria-describedby={id}
        aria-label="Your sentence"
        className={styles.box}
        value={text}
        maxLength={MAX_OWN_LENGTH}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => editSense(index, event.target.value)}
      />
      <p id={id}>
        No “{word}” in it, so it has no point.{" "}
        <button type="button" className={styles.quiet} onClick={() => removeSense(index)}>
          Remove
        </button>
      </p>
    </li>
  );
}

function AddSentence({ word }: { word: string }): ReactNode {
  const [draft, setDraft] = useState("");
  const id = useId();
  const full = useStore((state) => state.senses.own.length >= MAX_OWN);
  const { addSense } = useStore.getState();
  if (full) return <p className={styles.hint}>{MAX_OWN} sentences of your own is all there is room for.</p>;
  return (
    <form
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.trim() === "") return;
        addSense(draft.trim());
        setDraft("");
      }}
    >
      <label className="sr-only" htmlFor={id}>
        Your own sentence with “{word}”
      </label>
      <input
        id={id}
        className={styles.box}
        value={draft}
        maxLength={MAX_OWN_LENGTH}
        spellCheck={false}
        autoComplete="off"
        placeholder={`Your own sentence with “${word}”…`}
        onChange={(event) => setDraft(event.target.value)}
      />
      <button type="submit" className={styles.addButton}>
        Add
      </button>
    </form>
  );
}
