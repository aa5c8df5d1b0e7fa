/** Words too common to be worth hiding, or looking at. */
export const COMMON: ReadonlySet<string> = new Set(
  "a an the and but or so if as because than of in into to by at on for with from is are was were be been has have had can will not it its that this when where what who i you he she we they my your his her our their do does did".split(
    " ",
  ),
);

/** A telling word has at least so many letters. */
const TELLING = 3;

/** True if a token is a word that says something by itself. */
export const isTelling = (text: string): boolean =>
  text.length >= TELLING && /^\p{L}+$/u.test(text) && !COMMON.has(text);
