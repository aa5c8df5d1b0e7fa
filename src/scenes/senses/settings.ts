/** Most sentences the visitor can add, and the length of each and of the word. */
export const MAX_OWN = 12;
export const MAX_OWN_LENGTH = 200;
export const MAX_WORD_LENGTH = 40;

/** One word in many sentences: what the visitor chose and wrote. */
export interface Senses {
  readonly word: string;
  /** The visitor's own sentences. They stay when the word changes; those without the word just have no point. */
  readonly own: readonly string[];
  /** Ready sentences of the word that were taken out, by index. */
  readonly out: readonly number[];
  /** The selected sentence: `r3` is the fourth ready one, `o0` the first own, `main` the text above; null lets the scene choose. */
  readonly selected: string | null;
}

export const NO_SENSES: Senses = { word: "bank", own: [], out: [], selected: null };

/** Whatever a link or a text box holds, brought within the limits. */
export function clampSenses({ word, own, out, selected }: Senses): Senses {
  return {
    word: word.slice(0, MAX_WORD_LENGTH),
    own: own.slice(0, MAX_OWN).map((sentence) => sentence.slice(0, MAX_OWN_LENGTH)),
    out: [...new Set(out)].filter((index) => Number.isInteger(index) && index >= 0).sort((a, b) => a - b),
    selected,
  };
}

/** What was chosen and written for the senses scene as text: word, sentences taken out, selected one, own sentences; a line each. */
function writeSenses({ word, own, out, selected }: Senses): string {
  return [word, out.join("."), selected ?? "", ...own].map((line) => line.replace(/\s+/g, " ")).join("\n");
}

/** Reads what `writeSenses` wrote; lines that make no sense are as if they were empty. Never throws. */
function readSenses(text: string): Senses {
  const [word = "", out = "", selected = "", ...own] = text.split("\n");
  return clampSenses({
    word: word.trim() || NO_SENSES.word,
    out: /^\d{1,2}(\.\d{1,2}){0,39}$/.test(out) ? out.split(".").map(Number) : [],
    selected: /^(main|[ro]\d{1,2})$/.test(selected) ? selected : null,
    own,
  });
}

/** What a visitor can set in the scene. */
export const sensesSettings = {
  chosen: { initial: NO_SENSES, write: writeSenses, read: readSenses, key: "senses", called: "senses" },
} as const;
