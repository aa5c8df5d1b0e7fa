import type { ReactNode } from "react";
import { sceneEntry } from "../catalogue";
import { goTo } from "../store/player";
import { useStore } from "../store/store";
import { setGlossary } from "../store/view";
import { Button } from "../ui/Button";
import { Modal } from "../ui/Modal";
import { words } from "../words/glossary";
import { language } from "../words/language";
import { ENTRIES, type Entry, entryOf } from "./entries";
import styles from "./Glossary.module.css";

/** The field's words and where this page shows them: one entry in full, and all others to go to. */
export function GlossaryDialog(): ReactNode {
  const id = useStore((state) => state.glossary);
  return (
    <Modal
      title={words.title}
      open={id !== null}
      onOpenChange={(open) => setGlossary(open ? "bert" : null)}
      width={720}
      closeLabel={words.close}
    >
      {id !== null && (
        <div className={styles.panel}>
          <Definition entry={entryOf(id)} />
          <ul className={styles.terms} aria-label={words.all}>
            {inOrder().map((entry) => (
              <li key={entry.id}>
                <Button
                  kind="chip"
                  aria-current={entry.id === id ? "true" : undefined}
                  onClick={() => setGlossary(entry.id)}
                >
                  {entry.term}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Modal>
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
