import type { Token } from "../../engine";
import { layoutTokens, monoWidth, type TokenBox } from "../../viz/tokenLayout";

/** Room for the names of the rows, left of the sentence; narrow stages have them in a line below. */
const GUTTER = 136;
/** From this stage width on, the sentence keeps its evidence in every step. */
export const WIDE = 720;
/** Up to this many tokens, every box has room for [MASK], so that asking about another word moves none. */
const ROOMY = 24;
/** A box has room for the number above it. */
const LEAST = 46;

/** Heights of the parts above a chip: number, bar up, line, bar down, number. */
export const NUMBER = 15;
export const UP = 34;
export const DOWN = 20;
const ABOVE = NUMBER + UP + DOWN + NUMBER + 3;
/** Below: a row of cells per layer, then the rollout bar with its number. */
const BELOW = 9;
const ROLLOUT = 8;
const LINE_GAP = 16;

export interface StaffLayout {
  /** One box per token: the chip's place. */
  readonly boxes: readonly TokenBox[];
  readonly fontSize: number;
  readonly gutter: number;
  readonly height: number;
  /** Tops of the chips of each line. */
  readonly lines: readonly number[];
  /** Seen from a chip's top: the line that the effect bars stand on. */
  readonly baseline: number;
  /** Seen from a chip's top: the first layer's row, a row's height, the rollout bar. */
  readonly layersTop: number;
  readonly layerHeight: number;
  readonly rolloutTop: number;
  readonly rolloutHeight: number;
}

/**
 * The sentence with room above each token for its effect and below it for the attention it got; `bare` leaves that
 * room out.
 */
export function layoutStaff(
  tokens: readonly Token[],
  width: number,
  layers: number,
  bare = false,
): StaffLayout {
  const gutter = width >= WIDE && !bare ? GUTTER : 0;
  const above = bare ? 4 : ABOVE;
  const compact = width < 560;
  const small = compact || tokens.length > ROOMY;
  const fontSize = small ? 13 : tokens.length > 14 ? 15 : 16;
  const padding = small ? 6 : 10;
  const chipHeight = small ? 32 : 36;
  const layerHeight = Math.max(4, Math.min(small ? 9 : 11, Math.floor(60 / layers)));
  const layersTop = chipHeight + BELOW;
  const rolloutTop = layersTop + layers * layerHeight + 5;
  const below = bare ? chipHeight : rolloutTop + ROLLOUT + NUMBER;
  const mask = monoWidth("[MASK]", fontSize) + 2 * padding;
  const boxes = layoutTokens(tokens, width - gutter, {
    fontSize,
    padding,
    gap: compact ? 6 : 8,
    chipHeight,
    lineHeight: above + below + (bare ? 4 : LINE_GAP),
    minWidth: (index) => (tokens.length <= ROOMY && tokens[index].word !== null ? mask : LEAST),
  }).map((box) => ({ ...box, x: box.x + gutter, y: box.y + above }));
  const lines = [...new Set(boxes.map(({ y }) => y))];
  return {
    boxes,
    fontSize,
    gutter,
    height: (lines.at(-1) ?? 0) + below + 2,
    lines,
    baseline: -(NUMBER + DOWN + 3),
    layersTop,
    layerHeight,
    rolloutTop,
    rolloutHeight: ROLLOUT,
  };
}
