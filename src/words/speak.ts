import { areaOf, areasHere, setSpoken } from "./area";
import { language as inForce, type Language, setLanguage } from "./language";

type Words = Readonly<Record<string, object>>;

type Files = Readonly<Record<string, () => Promise<Words>>>;

const byArea = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, file]) => [areaOf(path), file]));

/** Where the words of other languages are, a file for each area. English comes with the code that says it. */
const FILES: Readonly<Record<Exclude<Language, "en">, Files>> = {
  es: byArea(import.meta.glob<Words>(["./es/*.{ts,tsx}", "../{story,scenes/*}/es.tsx"])),
};

/** Words that have been fetched, by language. */
const fetched: Record<Exclude<Language, "en">, Record<string, object>> = { es: {} };

/** Fetches what a language is lacking of the areas that are here; those that come meanwhile, too. */
async function complete(language: Language): Promise<Words> {
  if (language === "en") return {};
  const known = fetched[language];
  const lacking = [...areasHere()].filter((name) => !known[name]);
  if (lacking.length === 0) return { ...known };
  await Promise.all(
    lacking.map(async (name) => {
      known[name] = (await FILES[language][name]())[name];
    }),
  );
  return complete(language);
}

/**
 * Puts a language in force: words and numbers that are read from now on are its own.
 *
 * @throws whatever the browser throws if its words can not be fetched; the language in force then stays.
 */
export async function speak(language: Language): Promise<void> {
  setSpoken(await complete(language));
  setLanguage(language);
}

/**
 * Code that has been asked for, and what it says in the language in force.
 *
 * @throws whatever the browser throws if the code or its words can not be fetched.
 */
export async function withWords<Code>(asked: Promise<Code>): Promise<Code> {
  const code = await asked;
  const language = inForce();
  const words = await complete(language);
  // Another language may have been put in force while this one's words were on their way: it has all of them.
  if (language === inForce()) setSpoken(words);
  return code;
}
