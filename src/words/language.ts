/** The page's languages, each by its own name for itself. */
export const LANGUAGES = { en: "English", es: "Español" } as const;

export type Language = keyof typeof LANGUAGES;

/** The language in force: that of the words on the page and of its numbers. */
let current: Language = "en";

/** The language in force. */
export function language(): Language {
  return current;
}

/** Sets the language in force. Called by `speak` alone. */
export function setLanguage(next: Language): void {
  current = next;
}

/** A language's code if the page speaks it: `es-MX` is `es`; null for others. */
export function languageOf(tag: string | null | undefined): Language | null {
  const code = tag?.toLowerCase().split("-")[0] ?? "";
  return Object.hasOwn(LANGUAGES, code) ? (code as Language) : null;
}
