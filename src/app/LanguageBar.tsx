import type { ReactNode } from "react";
import { useStore } from "../store/store";
import { words } from "../words/app";
import { LANGUAGES } from "../words/language";
import styles from "./ModelBar.module.css";

/** Says that the words of the chosen language did not arrive; the page goes on in the one before. */
export function LanguageBar(): ReactNode {
  const lost = useStore((state) => state.languageLost);
  if (!lost) return null;
  return (
    <div className={styles.bar} role="alert">
      <p>{words.wordsLost(LANGUAGES[lost])}</p>
      <button type="button" className={styles.retry} onClick={() => location.reload()}>
        {words.reload}
      </button>
      <button
        type="button"
        className={styles.retry}
        onClick={() => useStore.setState({ languageLost: null })}
      >
        {words.dismiss}
      </button>
    </div>
  );
}
