import { type ReactNode, useId, useState } from "react";
import { useStore } from "../store/store";
import { setPair, typePair, typeText } from "../store/text";
import { Button } from "../ui/Button";
import { words } from "../words/app";
import styles from "./TextField.module.css";

/** The visitor's text, and a second sentence where one is wanted. */
export function TextField(): ReactNode {
  const id = useId();
  const text = useStore((state) => state.text);
  const pair = useStore((state) => state.pair);
  const truncated = useStore((state) => state.encoding?.truncated ?? 0);
  const isUnread = useStore((state) => (state.encoding?.unread ?? 0) > 0);
  const most = useStore((state) => state.encoding?.tokens.length ?? 0);
  const [focusPair, setFocusPair] = useState(false);
  return (
    <div className={styles.input}>
      <div className={styles.field} data-segment="a">
        <label htmlFor={id} className={styles.label}>
          {pair === null ? words.text.one : words.text.first}
        </label>
        <input
          id={id}
          className={styles.box}
          data-own-words
          value={text}
          spellCheck={false}
          autoComplete="off"
          placeholder={words.text.placeholder}
          onChange={(event) => typeText(event.target.value)}
        />
        {pair === null && (
          <Button
            kind="bare"
            className={styles.add}
            onClick={() => {
              setFocusPair(true);
              typePair("");
            }}
          >
            {words.text.add}
          </Button>
        )}
      </div>
      {pair !== null && (
        <div className={styles.field} data-segment="b">
          <label htmlFor={`${id}-b`} className={styles.label}>
            {words.text.second}
          </label>
          <input
            id={`${id}-b`}
            className={styles.box}
            data-own-words
            value={pair}
            spellCheck={false}
            autoComplete="off"
            placeholder={words.text.secondPlaceholder}
            // biome-ignore lint/a11y/noAutofocus: the visitor has just asked for this box
            autoFocus={focusPair}
            onChange={(event) => typePair(event.target.value)}
          />
          <Button
            kind="bare"
            className={styles.add}
            aria-label={words.text.removeLabel}
            onClick={() => setPair(null)}
          >
            {words.text.remove}
          </Button>
        </div>
      )}
      {truncated > 0 && (
        <p className={styles.note} role="status">
          {isUnread ? words.text.unread(most) : words.text.truncated(most, truncated)}
        </p>
      )}
    </div>
  );
}
