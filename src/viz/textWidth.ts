/** Advance widths of Inter at weight 560, in hundredths of an em, for the characters from the space to the tilde. */
const WIDTHS = [
  26, 31, 51, 64, 65, 100, 66, 32, 37, 37, 53, 67, 31, 46, 31, 38, 65, 42, 62, 63, 66, 61, 64, 57, 64, 64, 31,
  32, 67, 67, 67, 54, 99, 72, 66, 74, 72, 60, 59, 75, 75, 27, 58, 70, 57, 92, 76, 77, 64, 77, 65, 65, 66, 74,
  72, 101, 71, 71, 65, 37, 38, 37, 48, 47, 35, 57, 62, 58, 62, 59, 39, 62, 61, 26, 26, 57, 26, 90, 61, 61, 62,
  62, 39, 54, 35, 61, 58, 84, 56, 58, 56, 45, 35, 45, 67,
];
const FIRST = 32;
/** A character that the table does not have: an accented letter is as wide as most, others are wider. */
const OTHER = 66;

/**
 * How wide a text is in the page's font, in em. From a table and not from the browser, so that a picture's layout is a
 * pure function that tests can check.
 */
export function textWidth(text: string): number {
  let sum = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    sum += code >= 0x2e80 ? 100 : (WIDTHS[code - FIRST] ?? OTHER);
  }
  return sum / 100;
}

/** As much of a text as `most` em hold, with an ellipsis where something is left out. */
export function fitText(text: string, most: number): string {
  if (textWidth(text) <= most) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join("")}…`) > most) characters.pop();
  return `${characters.join("")}…`;
}

/** The size of letters that are scaled to what they measure, in pixels. */
export const EM = 32;

/**
 * Where letters are, and how many times their own size: a text whose place or size is another in each frame is laid out
 * and shaped in each; one that is moved and scaled is not.
 * @param turn how much of their height they have, 0…1.
 */
export function scaled(x: number, y: number, scale: number, turn = 1): string {
  return `translate(${x} ${y}) scale(${scale} ${scale * turn})`;
}
