import type { ReactNode } from "react";
import type { Example } from "../scenes/scene";
import { setSenseWord } from "../scenes/senses/choose";
import { toStart } from "../store/player";
import { useStore } from "../store/store";
import { isReplaced, setText, undoText } from "../store/text";
import { Button } from "../ui/Button";
import { words } from "../words/app";
import styles from "./Examples.module.css";

/** Puts an example on stage: its text, and the place it is about. */
export function showExample(example: Example): void {
  setText(example.text, example.pair ?? null);
  if (example.word !== undefined) setSenseWord(example.word);
  useStore.setState({
    token: example.token ?? null,
    masked: example.masked ?? [],
    ...(example.layer === undefined ? {} : { layer: example.layer }),
    ...(example.head === undefined ? {} : { head: example.head }),
  });
  toStart();
}

/** Ready sentences in which this scene has something to show. */
export function Examples({ examples }: { examples: readonly Example[] }): ReactNode {
  const text = useStore((state) => state.text);
  const pair = useStore((state) => state.pair || null);
  const replaced = useStore(isReplaced);
  if (examples.length === 0) return null;
  return (
    <div className={styles.examples}>
      <span className={styles.label} id="examples-label">
        {words.examples}
      </span>
      <ul className={styles.list} aria-labelledby="examples-label">
        {examples.map((example) => (
          <li key={example.label}>
            <Button
              kind="chip"
              className={styles.button}
              aria-pressed={example.text === text && (example.pair ?? null) === pair}
              title={example.pair ? `${example.text} — ${example.pair}` : example.text}
              onClick={() => showExample(example)}
            >
              {example.label}
            </Button>
          </li>
        ))}
        {replaced && (
          <li>
            <Button kind="chip" className={styles.button} onClick={undoText}>
              {words.ownWords}
            </Button>
          </li>
        )}
      </ul>
    </div>
  );
}
