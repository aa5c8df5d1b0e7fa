import type { Token } from "../../engine";
import { layoutTokens, monoWidth, type TokenBox } from "../../viz/tokenLayout";

/** Room for the names of the rows, left of the sentence; narrow stages have them in a line below. */
const GUTTER = 136;
/** From this stage width on, the names of the rows stand beside them. */
export const WIDE = 720;
/** Up to this many tokens, a narrow stage gives every box room for [MASK]. */
const ROOMY = 24;
/** A box has room for the number above it. */
const LEAST = 46;

/** Heights of the parts above a chip: number, bar up, line, bar down, number. */
export const NUMBER = 15;
const UP = { wide: 84, narrow: 40 } as const;
export const DOWN = 22;
const AROUND = NUMBER + DOWN + NUMBER + 3;
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
  /** Pixels that the guess, and what holds it up, can be high. */
  readonly up: number;
}

/** Chips from large to small: a wide stage takes the first size that fits one line. */
const SIZES = [
  { fontSize: 16, padding: 10, gap: 8, chipHeight: 36, roomy: true },
  { fontSize: 14, padding: 8, gap: 6, chipHeight: 36, roomy: true },
  { fontSize: 14, padding: 7, gap: 6, chipHeight: 36, roomy: false },
  { fontSize: 13, padding: 6, gap: 6, chipHeight: 32, roomy: false },
] as const;

type Size = (typeof SIZES)[number];

interface StaffOptions {
  /** The guessed position: its box has room for [MASK]. */
  readonly asked: number;
  readonly width: number;
  /** Leave the room for the evidence out. */
  readonly bare?: boolean;
}

/** Layouts by text: the scene asks whether the sentence fits one line, and then each of its staffs. */
const known = new WeakMap<readonly Token[], Map<string, StaffLayout>>();

/** The sentence with room above each token for its effect. */
export function layoutStaff(tokens: readonly Token[], options: StaffOptions): StaffLayout {
  const { asked, width, bare = false } = options;
  const layouts = known.get(tokens) ?? new Map<string, StaffLayout>();
  known.set(tokens, layouts);
  const key = [asked, width, bare].join();
  const layout = layouts.get(key) ?? layOut(tokens, options);
  layouts.set(key, layout);
  return layout;
}

function layOut(tokens: readonly Token[], options: StaffOptions): StaffLayout {
  const sizes = options.width < 560 ? SIZES.slice(-1) : SIZES;
  for (const size of sizes) {
    const layout = layoutAt(size, tokens, options);
    if (layout.lines.length === 1) return layout;
  }
  return layoutAt(SIZES[SIZES.length - 1], tokens, options);
}

function layoutAt(size: Size, tokens: readonly Token[], options: StaffOptions): StaffLayout {
  const { fontSize, padding, gap, chipHeight, roomy } = size;
  const { asked, width, bare = false } = options;
  const gutter = width >= WIDE && !bare ? GUTTER : 0;
  const up = width >= WIDE ? UP.wide : UP.narrow;
  const above = bare ? 4 : AROUND + up;
  const mask = monoWidth("[MASK]", fontSize) + 2 * padding;
  // On a narrow stage too, a short text keeps its place when another word is asked about.
  const isRoomy = roomy || (width < 560 && tokens.length <= ROOMY);
  const boxes = layoutTokens(tokens, width - gutter, {
    fontSize,
    padding,
    gap,
    chipHeight,
    lineHeight: above + chipHeight + (bare ? 4 : LINE_GAP),
    minWidth: (index) => (index === asked || (isRoomy && tokens[index].word !== null) ? mask : LEAST),
  }).map((box) => ({ ...box, x: box.x + gutter, y: box.y + above }));
  const lines = [...new Set(boxes.map(({ y }) => y))];
  return {
    boxes,
    fontSize,
    gutter,
    height: (lines.at(-1) ?? 0) + chipHeight + 2,
    lines,
    up,
    baseline: -(NUMBER + DOWN + 3),
  };
}
