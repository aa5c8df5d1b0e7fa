import { type ReactNode, useEffect, useState } from "react";
import { setCausal } from "../../store/view";
import { Choices } from "../../ui/Choices";
import { NamedLine, Toolbar } from "../../ui/Room";
import { Toggle } from "../../ui/Toggle";
import type { SceneContext } from "../scene";
import { WORD_SETS } from "../wordSets";
import { setSenseWord } from "./choose";
import { wordSetOf } from "./requests";
import styles from "./Senses.module.css";
import { MAX_WORD_LENGTH } from "./settings";
import { words } from "./words";

/** Which word, and in which direction the model reads. */
export function Controls({ context }: { context: SceneContext }): ReactNode {
  const current = wordSetOf(context.settings.senses.chosen.word)?.word ?? null;
  return (
    <Toolbar>
      <Choices
        label={words.controls.word}
        options={WORD_SETS.map(({ word }) => ({ value: word, label: word }))}
        value={current}
        onChoose={setSenseWord}
      />
      <OwnWord
        key={context.settings.senses.chosen.word}
        word={current === null ? context.settings.senses.chosen.word : ""}
      />
      <div className={styles.direction}>
        <Toggle label={words.controls.causal} checked={context.causal} onChange={setCausal} />
      </div>
    </Toolbar>
  );
}

/** A word of the visitor's own: taken over with Enter or on leaving the box, as half a word has no sentences. */
function OwnWord({ word }: { word: string }): ReactNode {
  const [draft, setDraft] = useState(word);
  useEffect(() => setDraft(word), [word]);
  const take = () => {
    const wanted = draft.trim();
    if (wanted !== "" && wanted !== word) setSenseWord(wanted);
  };
  return (
    <form
      className={styles.ownWord}
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <NamedLine
        className={styles.wordBox}
        data-current={word !== "" || undefined}
        label={words.controls.own}
        value={draft}
        maxLength={MAX_WORD_LENGTH}
        autoCapitalize="off"
        placeholder={words.controls.placeholder}
        onChange={setDraft}
        onBlur={take}
      />
    </form>
  );
}
