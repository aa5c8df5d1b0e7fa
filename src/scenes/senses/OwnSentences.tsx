import { type ReactNode, useId, useState } from "react";
import { MAX_OWN, MAX_OWN_LENGTH } from "../../store/sensesSlice";
import { useStore } from "../../store/store";
import styles from "./Senses.module.css";

/** An own sentence without the word: it waits for the word, or for a change. */
export function Missing({ index, text, word }: { index: number; text: string; word: string }): ReactNode {
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

export function AddSentence({ word }: { word: string }): ReactNode {
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
