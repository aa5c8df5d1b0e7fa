import type { ReactNode } from "react";
import { setGlossary } from "../store/view";
import { Button } from "../ui/Button";
import { words } from "../words/terms";
import styles from "./Glossary.module.css";
import type { EntryId } from "./words";

/** A word that opens its glossary entry, by click and by keyboard. */
export function WordLink({ entry, children }: { entry: EntryId; children: ReactNode }): ReactNode {
  return (
    <Button
      kind="bare"
      className={styles.word}
      title={words.what}
      aria-haspopup="dialog"
      onClick={() => setGlossary(entry)}
    >
      {children}
    </Button>
  );
}
