/** Characters of a visitor's text that a caption quotes. */
const MOST = 60;

/** The beginning of a text, in whole words where it has some: a caption keeps its two lines whatever was typed. */
export function excerpt(text: string): string {
  // A character has at most two units: of a flood of text only the beginning is taken to pieces.
  const characters = [...text.slice(0, 2 * MOST + 2)];
  if (characters.length <= MOST) return text;
  const start = characters.slice(0, MOST).join("");
  const words = start.replace(/\s+\S*$/u, "");
  return `${words.trimEnd() || start}…`;
}

/** Letters alone, small and without accents: who searches for “atencion” finds “atención”. */
export function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
