import type { SceneId } from "../catalogue";
import type { TermKind } from "../ui/Term";
import { type Language, language } from "../words/language";
import { words } from "../words/terms";

export type EntryId = keyof typeof words.words;

/** In these scenes a “head” is not one of attention but a layer that answers: its words lead nowhere there. */
const OTHER_HEADS: readonly SceneId[] = ["mlm", "nsp", "finetuning", "tips"];

/** Entries that a scene's captions must not lead to, since its words mean something else. */
export function otherSenses(scene: SceneId): Set<EntryId> {
  return new Set(OTHER_HEADS.includes(scene) ? (["attention-head"] as const) : []);
}

/** Entries of the coloured words in captions. */
export const KIND_ENTRIES: Partial<Record<TermKind, EntryId>> = {
  cls: "cls",
  sep: "sep",
  mask: "mask",
  a: "segment",
  b: "segment",
  query: "query",
  key: "key",
  value: "value",
};

interface Finder {
  readonly byWord: ReadonlyMap<string, EntryId>;
  readonly any: RegExp;
}

/** One per language. */
const finders = new Map<Language, Finder>();

/** Finds the words of the language in force; longer ones are tried first. */
function finder(): Finder {
  const known = finders.get(language());
  if (known) return known;
  const byWord = new Map<string, EntryId>(
    Object.entries(words.words).flatMap(([id, list]) =>
      list.split(" | ").map((word) => [word.toLowerCase(), id as EntryId]),
    ),
  );
  const escaped = [...byWord.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[[\]\\^$.*+?(){}|]/g, "\\$&"));
  // Not inside a longer word, and not in quotes: there the visitor's own words stand.
  const any = new RegExp(`(?<![\\p{L}\\p{N}“‘«-])(?:${escaped.join("|")})(?![\\p{L}\\p{N}”»-])`, "giu");
  const made = { byWord, any };
  finders.set(language(), made);
  return made;
}

/** A stretch of a text: plain, or a word with a glossary entry. */
interface Stretch {
  readonly text: string;
  readonly entry: EntryId | null;
}

/** Cuts a text at the words that lead to entries which `seen` does not hold yet, and adds them to it. */
export function stretches(text: string, seen: Set<EntryId>): readonly Stretch[] {
  const { byWord, any } = finder();
  const found: Stretch[] = [];
  let from = 0;
  for (const match of text.matchAll(any)) {
    const entry = byWord.get(match[0].toLowerCase());
    if (!entry || seen.has(entry)) continue;
    seen.add(entry);
    found.push({ text: text.slice(from, match.index), entry: null }, { text: match[0], entry });
    from = match.index + match[0].length;
  }
  return [...found, { text: text.slice(from), entry: null }].filter((stretch) => stretch.text !== "");
}
