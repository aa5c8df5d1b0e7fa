import type { Token } from "../engine";

/** JetBrains Mono advances 600 of 1,000 units per glyph, so a token's width is known without measuring the DOM. */
const ADVANCE = 0.6;
/** CJK, kana, hangul, full-width forms and emoji fall back to fonts with square glyphs. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

/** Width in pixels of `text` set in the mono font at `fontSize`. */
export function monoWidth(text: string, fontSize: number): number {
  let advance = 0;
  for (const character of text) advance += WIDE.test(character) ? 1 : ADVANCE;
  return advance * fontSize;
}

export interface TokenBox {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Wrapped line the box stands on. */
  readonly line: number;
}

export interface TokenLayoutOptions {
  readonly fontSize: number;
  readonly chipHeight: number;
  /** Distance from the top of one line to the next. */
  readonly lineHeight: number;
  readonly gap?: number;
  readonly padding?: number;
  /** Least width of a box: the same for all, or by index where a box must have room for what comes later. */
  readonly minWidth?: number | ((index: number) => number);
}

/** What is needed of a token to lay it out. `joined`: stands close to its left neighbour (`##` pieces). */
type TokenLike = Pick<Token, "text">;

/**
 * Lays tokens out from left to right, centred, breaking lines at `width`; `##` pieces stay close to their word.
 * Lines are about equally long, so that no token stands alone on the last one.
 * The same tokens and width always give the same boxes.
 */
export function layoutTokens(
  tokens: readonly TokenLike[],
  width: number,
  options: TokenLayoutOptions,
): TokenBox[] {
  const greedy = breakLines(tokens, width, width, options);
  const lines = (greedy.at(-1)?.line ?? 0) + 1;
  if (lines === 1) return greedy;
  // The narrowest measure that needs no more lines than the full width.
  let [tooNarrow, wide] = [Math.floor(width / 2), width];
  let best = greedy;
  while (wide - tooNarrow > 1) {
    const measure = Math.floor((wide + tooNarrow) / 2);
    const boxes = breakLines(tokens, width, measure, options);
    if ((boxes.at(-1)?.line ?? 0) < lines) [wide, best] = [measure, boxes];
    else tooNarrow = measure;
  }
  return best;
}

/** Lines of at most `measure` pixels (a wider token has one for itself), centred in `width`. */
function breakLines(
  tokens: readonly TokenLike[],
  width: number,
  measure: number,
  { fontSize, chipHeight, lineHeight, gap = 8, padding = 10, minWidth = 0 }: TokenLayoutOptions,
): TokenBox[] {
  const boxes: TokenBox[] = [];
  let line: TokenBox[] = [];
  let x = 0;
  let lineIndex = 0;
  const closeLine = () => {
    const shift = Math.max(0, (width - x) / 2);
    for (const box of line) boxes.push({ ...box, x: box.x + shift });
    line = [];
    x = 0;
    lineIndex += 1;
  };
  tokens.forEach(({ text }, index) => {
    const least = typeof minWidth === "number" ? minWidth : minWidth(index);
    const boxWidth = Math.min(width, Math.max(least, monoWidth(text, fontSize) + 2 * padding));
    const space = line.length === 0 ? 0 : text.startsWith("##") ? Math.min(2, gap) : gap;
    if (line.length > 0 && x + space + boxWidth > measure) closeLine();
    const left = line.length === 0 ? 0 : x + space;
    line.push({
      index,
      x: left,
      y: lineIndex * lineHeight,
      width: boxWidth,
      height: chipHeight,
      line: lineIndex,
    });
    x = left + boxWidth;
  });
  if (line.length > 0) closeLine();
  return boxes;
}

/** Height of a layout: the bottom of its last line. */
export function layoutHeight(boxes: readonly TokenBox[]): number {
  return boxes.reduce((bottom, box) => Math.max(bottom, box.y + box.height), 0);
}

/** Shortens `text` with an ellipsis so that it fits `width` pixels in the mono font. */
export function fitMono(text: string, fontSize: number, width: number): string {
  if (monoWidth(text, fontSize) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && monoWidth(`${characters.join("")}…`, fontSize) > width) characters.pop();
  return `${characters.join("")}…`;
}
