import { type ReactNode, useId, useState } from "react";
import { sceneEntry } from "../catalogue";
import { goTo } from "../store/player";
import { setGlossary } from "../store/view";
import { Button } from "../ui/Button";
import { plain } from "../ui/excerpt";
import { words } from "../words/glossary";
import { language } from "../words/language";
import { ENTRIES, type Entry, entryOf } from "./entries";
import styles from "./Glossary.module.css";
import type { EntryId } from "./words";

/** One entry in full, and all others to go to. */
export function GlossaryPanel({ id }: { id: EntryId }): ReactNode {
  const entry = entryOf(id);
  return (
    <div className={styles.panel}>
      <Definition entry={entry} />
      <Index current={entry} />
    </div>
  );
}

function Definition({ entry }: { entry: Entry }): ReactNode {
  return (
    <article className={styles.definition} aria-live="polite">
      <h3>{entry.term}</h3>
      <p>{entry.text}</p>
      <div className={styles.ways}>
        <Button
          kind="main"
          onClick={() => {
            setGlossary(null);
            goTo(entry.see);
          }}
        >
          {words.show(sceneEntry(entry.see.scene).name)}
        </Button>
        <p className={styles.related}>
          {words.seeAlso}{" "}
          {entry.related.map((id) => (
            <Button key={id} kind="bare" className={styles.word} onClick={() => setGlossary(id)}>
              {entryOf(id).term}
            </Button>
          ))}
        </p>
      </div>
    </article>
  );
}

/** In the order of the alphabet, the brackets of special tokens aside. */
function inOrder(): readonly Entry[] {
  const bare = ({ term }: Entry) => term.replace(/[[\]]/g, "");
  return ENTRIES.toSorted((a, b) => bare(a).localeCompare(bare(b), language()));
}

/** All terms, narrowed down by what is typed: in the term or in its definition. */
function Index({ current }: { current: Entry }): ReactNode {
  const [wanted, setWanted] = useState("");
  const id = useId();
  const query = plain(wanted.trim());
  const found = inOrder().filter(({ term, text }) => plain(`${term} ${text}`).includes(query));
  // Those with the word in their name come first.
  const named = found.filter(({ term }) => plain(term).includes(query));
  const list = query === "" ? found : [...named, ...found.filter((entry) => !named.includes(entry))];
  return (
    <section aria-label={words.all}>
      <label className={styles.search} htmlFor={id}>
        <span className="sr-only">{words.search}</span>
        <input
          id={id}
          type="search"
          value={wanted}
          placeholder={words.placeholder(ENTRIES.length)}
          autoComplete="off"
          onChange={(event) => setWanted(event.target.value)}
        />
      </label>
      <ul className={styles.terms}>
        {list.map((entry) => (
          <li key={entry.id}>
            <Button
              kind="chip"
              aria-current={entry.id === current.id ? "true" : undefined}
              onClick={() => setGlossary(entry.id)}
            >
              {entry.term}
            </Button>
          </li>
        ))}
      </ul>
      {list.length === 0 && <p role="status">{words.nothing(wanted)}</p>}
    </section>
  );
}
