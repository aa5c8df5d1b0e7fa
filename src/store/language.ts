import { type Language, languageOf } from "../words/language";
import { speak } from "../words/speak";
import { useStore } from "./store";

const KEY = "language";

function stored(): Language | null {
  try {
    return languageOf(localStorage.getItem(KEY));
  } catch {
    // Storage may be denied: the browser's languages decide.
    return null;
  }
}

/** The visitor's language: the one chosen before, else the first of the browser's that the page speaks, else English. */
export function ownLanguage(): Language {
  return stored() ?? navigator.languages.map(languageOf).find((found) => found !== null) ?? "en";
}

/**
 * From now on puts each chosen language in force as soon as its words are there, and keeps the choice. What a link
 * asked for before is not the visitor's choice, and neither is what the page falls back to.
 */
export function followLanguage(): void {
  useStore.subscribe(
    (state) => state.language,
    (language) => {
      if (useStore.getState().languageLost) return;
      try {
        localStorage.setItem(KEY, language);
      } catch {
        // Storage may be denied or full: the language then lasts for this visit.
      }
      void spokenLanguage();
    },
  );
}

/**
 * Brings the words of the chosen language; settles when the page may be drawn. If they can not be fetched, the page
 * says so and goes on as it was.
 */
export async function spokenLanguage(): Promise<void> {
  const { language, spoken } = useStore.getState();
  if (language === spoken) return;
  try {
    await speak(language);
  } catch {
    useStore.setState({ language: spoken, languageLost: language });
    return;
  }
  // Another one may have been chosen while this one was on its way.
  if (useStore.getState().language !== language) return spokenLanguage();
  document.documentElement.lang = language;
  useStore.setState({ spoken: language });
}
