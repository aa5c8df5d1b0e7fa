import { textWidth } from "../../viz/textWidth";

/** A word on a line, in pixels from the upper left corner of all of them. */
export interface WordPlace {
  readonly text: string;
  readonly left: number;
  readonly width: number;
  /** The line that it stands on. */
  readonly line: number;
}

/** A word, and whether it stands close to the one before it, as pieces and commas do. */
export interface LineWord {
  readonly text: string;
  readonly joined: boolean;
}

const SPACE = 0.27;

/**
 * Words in lines of `width` pixels, set in `size`. What `most` lines do not hold is left out: then the last of them ends in
 * “…”, which is the last place in the answer. Places are in the order of `words`.
 */
export function wordLines(
  words: readonly LineWord[],
  width: number,
  size: number,
  most: number,
): readonly WordPlace[] {
  const places: WordPlace[] = [];
  const dots = textWidth("…") * size;
  let [left, line] = [0, 0];
  for (const [i, { text, joined }] of words.entries()) {
    const wide = textWidth(text) * size;
    const gap = left === 0 || joined ? 0 : SPACE * size;
    // The last line keeps room for the sign that something is left out.
    const room = width - (line === most - 1 && i < words.length - 1 ? dots : 0);
    const breaks = left > 0 && left + gap + wide > room;
    if (breaks && line === most - 1) return [...places, { text: "…", left, width: dots, line }];
    if (breaks) [left, line] = [0, line + 1];
    const start = breaks ? 0 : left + gap;
    places.push({ text, left: start, width: wide, line });
    left = start + wide;
  }
  return places;
}
