import { setSpoken } from "./area";
import { type Language, setLanguage } from "./language";

/** Where the words of other languages are: fetched when one is asked for. English comes with the code that says it. */
const LOADERS: Readonly<Record<Exclude<Language, "en">, () => Promise<Readonly<Record<string, object>>>>> = {
  es: () => import("./es").then(({ spanish }) => spanish),
};

/**
 * Puts a language in force: words and numbers that are read from now on are its own.
 *
 * @throws whatever the browser throws if its words can not be fetched; the language in force then stays.
 */
export async function speak(language: Language): Promise<void> {
  const areas = language === "en" ? {} : await LOADERS[language]();
  setSpoken(areas);
  setLanguage(language);
}
