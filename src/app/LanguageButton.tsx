import type { ReactNode } from "react";
import { useStore } from "../store/store";
import { setLanguage } from "../store/view";
import { Button } from "../ui/Button";
import { LANGUAGES, type Language } from "../words/language";
import styles from "./LanguageButton.module.css";

/** Where the focus returns when the page has been drawn in another language. */
export const LANGUAGE_BUTTON = "language";

/** Leads to the next language, and says so in that language: who needs it must understand it. */
export function LanguageButton(): ReactNode {
  const language = useStore((state) => state.language);
  const codes = Object.keys(LANGUAGES) as Language[];
  const next = codes[(codes.indexOf(language) + 1) % codes.length];
  return (
    <Button
      id={LANGUAGE_BUTTON}
      kind="bare"
      className={styles.button}
      lang={next}
      aria-label={LANGUAGES[next]}
      title={LANGUAGES[next]}
      onClick={() => setLanguage(next)}
    >
      <span aria-hidden="true">{next.toUpperCase()}</span>
    </Button>
  );
}
