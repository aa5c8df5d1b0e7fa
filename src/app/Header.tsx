import { type ReactNode, useId, useState } from "react";
import { MAX_TOKENS } from "../scenes/limits";
import { useStore } from "../store/store";
import { Icon } from "../ui/Icon";
import { IconButton } from "../ui/IconButton";
import { words } from "../words/app";
import styles from "./Header.module.css";
import { LanguageButton } from "./LanguageButton";

/** Brand, the visitor's text (and optional second sentence), theme and help. */
export function Header(): ReactNode {
  const theme = useStore((state) => state.theme);
  const { setTheme, setHelpOpen, setShareOpen, setModelOpen } = useStore.getState();
  return (
    <header className={styles.header}>
      <a className={styles.brand} href="./" aria-label={words.header.brand}>
        <img src="./favicon.svg" alt="" width="30" height="30" />
        <span>Inside BERT</span>
      </a>
      <TextInput />
      <div className={styles.tools}>
        <LanguageButton />
        <IconButton
          label={theme === "dark" ? words.header.light : words.header.dark}
          shortcut="D"
          onClick={() => setTheme(theme === "dark" ? "light" : "dark")}
        >
          <Icon name={theme === "dark" ? "sun" : "moon"} />
        </IconButton>
        <IconButton label={words.header.model} shortcut="M" onClick={() => setModelOpen(true)}>
          <Icon name="model" />
        </IconButton>
        <IconButton label={words.header.share} shortcut="S" onClick={() => setShareOpen(true)}>
          <Icon name="share" />
        </IconButton>
        <IconButton label={words.header.help} shortcut="?" onClick={() => setHelpOpen(true)}>
          <Icon name="help" />
        </IconButton>
      </div>
    </header>
  );
}

function TextInput(): ReactNode {
  const id = useId();
  const text = useStore((state) => state.text);
  const pair = useStore((state) => state.pair);
  const truncated = useStore((state) => state.encoding?.truncated ?? 0);
  const { setText, setPair } = useStore.getState();
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
          value={text}
          spellCheck={false}
          autoComplete="off"
          placeholder={words.text.placeholder}
          onChange={(event) => setText(event.target.value)}
        />
        {pair === null && (
          <button
            type="button"
            className={styles.add}
            onClick={() => {
              setFocusPair(true);
              setPair("");
            }}
          >
            {words.text.add}
          </button>
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
            value={pair}
            spellCheck={false}
            autoComplete="off"
            placeholder={words.text.secondPlaceholder}
            // biome-ignore lint/a11y/noAutofocus: the visitor has just asked for this box
            autoFocus={focusPair}
            onChange={(event) => setPair(event.target.value)}
          />
          <button
            type="button"
            className={styles.add}
            aria-label={words.text.removeLabel}
            onClick={() => setPair(null)}
          >
            {words.text.remove}
          </button>
        </div>
      )}
      {truncated > 0 && (
        <p className={styles.note} role="status">
          {words.text.truncated(MAX_TOKENS, truncated)}
        </p>
      )}
    </div>
  );
}
