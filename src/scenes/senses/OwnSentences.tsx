import { type ReactNode, useId, useState } from "react";
import { useStore } from "../../store/store";
import { Button } from "../../ui/Button";
import { Note, TextLine } from "../../ui/Room";
import { settingsOf } from "../settings";
import { addSense, editSense, removeSense } from "./choose";
import styles from "./Senses.module.css";
import { MAX_OWN, MAX_OWN_LENGTH } from "./settings";
import { words } from "./words";

/** An own sentence without the word: it waits for the word, or for a change. */
export function Missing({ index, text, word }: { index: number; text: string; word: string }): ReactNode {
  const id = useId();
  return (
    <li className={styles.missing}>
      <TextLine
        aria-describedby={id}
        label={words.detail.yours}
        className={styles.box}
        value={text}
        maxLength={MAX_OWN_LENGTH}
        onChange={(typed) => editSense(index, typed)}
      />
      <p id={id}>
        {words.list.missing(word)}{" "}
        <Button kind="quiet" onClick={() => removeSense(index)}>
          {words.list.remove}
        </Button>
      </p>
    </li>
  );
}

/** Where the visitor writes another sentence with the word. */
export function AddSentence({ word }: { word: string }): ReactNode {
  const [draft, setDraft] = useState("");
  const full = useStore((state) => settingsOf(state).senses.chosen.own.length >= MAX_OWN);
  if (full) return <Note>{words.list.full(MAX_OWN)}</Note>;
  return (
    <form
      className={styles.add}
      data-steps="own"
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.trim() === "") return;
        addSense(draft.trim());
        setDraft("");
      }}
    >
      <TextLine
        label={words.list.addLabel(word)}
        className={styles.box}
        value={draft}
        maxLength={MAX_OWN_LENGTH}
        placeholder={words.list.addPlaceholder(word)}
        onChange={setDraft}
      />
      <Button type="submit" kind="main">
        {words.list.add}
      </Button>
    </form>
  );
}
