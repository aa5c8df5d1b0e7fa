import type { ReactNode } from "react";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { IconButton } from "../../ui/IconButton";
import { Note, TextLine } from "../../ui/Room";
import { setSetting } from "../settings";
import styles from "./Compare.module.css";
import { MAX_SENTENCES } from "./settings";
import { words } from "./words";

/** The sentences to compare: each can be edited, more can be added. */
export function Sentences({ sentences }: { sentences: readonly string[] }): ReactNode {
  const set = (changed: readonly string[]): void => setSetting("cls", { sentences: changed });
  return (
    <div>
      <Note>{words.compare.hint}</Note>
      <ol className={styles.list}>
        {sentences.map((sentence, index) => (
          <li key={index} className={styles.sentence}>
            <span className={styles.number} aria-hidden="true">
              {index + 1}
            </span>
            <TextLine
              className={styles.box}
              label={words.compare.sentence(index + 1)}
              value={sentence}
              maxLength={300}
              placeholder={words.compare.placeholder}
              onChange={(typed) => set(sentences.with(index, typed))}
            />
            {sentences.length > 2 && (
              <IconButton
                label={words.compare.remove(index + 1)}
                onClick={() => set(sentences.filter((_, other) => other !== index))}
              >
                <Icon name="close" size={16} />
              </IconButton>
            )}
          </li>
        ))}
      </ol>
      {sentences.length < MAX_SENTENCES && (
        <Button className={styles.add} onClick={() => set([...sentences, ""])}>
          {words.compare.add}
        </Button>
      )}
    </div>
  );
}
