import { clampSenses, NO_SENSES, type Senses } from "../store/sensesSlice";

/** What was chosen and written for the senses scene as text: word, sentences taken out, selected one, own sentences; a line each. */
export function writeSenses({ word, own, out, selected }: Senses): string | null {
  const text = [word, out.join("."), selected ?? "", ...own]
    .map((line) => line.replace(/\s+/g, " "))
    .join("\n");
  return text === `${NO_SENSES.word}\n\n` ? null : text;
}

/** Reads what `writeSenses` wrote; lines that make no sense are as if they were empty. Never throws. */
export function readSenses(text: string): Senses {
  const [word = "", out = "", selected = "", ...own] = text.split("\n");
  return clampSenses({
    word: word.trim() || NO_SENSES.word,
    out: /^\d{1,2}(\.\d{1,2}){0,39}$/.test(out) ? out.split(".").map(Number) : [],
    selected: /^(main|[ro]\d{1,2})$/.test(selected) ? selected : null,
    own,
  });
}
