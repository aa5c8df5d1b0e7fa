import type { Token } from "../../engine";
import { layoutTokens, type TokenBox } from "../../viz/tokenLayout";
import type { Question } from "./question";

/** Below this stage width answers stand one under the other. */
const NARROW = 620;
/** Pixels: between two answers, a bar over a token, its chip, and what is under it. */
const GAP = 8;
export const BAR = 78;
export const CHIP = 36;
export const ROLE = 22;
/** Answers longer than this do not stand four in a row. */
const LONG = 24;
/** All ribbons together, in pixels, where answers stand in a row; and from lane to lane where they do not. */
const WHOLE = 84;
export const LANE = 9;
/** From the sentence to answers that stand one under the other. */
const NEAR = 36;

/** From the sentence down to the answers, at least and at most, and what stands around them. */
const DEPTH = { least: 76, most: 210, around: 372 } as const;

/** Where the threads end, in pixels: in a row of answers in their middles, else in a lane of its own for each, beside them. */
export interface Ways {
  readonly stacked: boolean;
  readonly to: readonly number[];
  /** From the sentence to the answers. */
  readonly depth: number;
  /** What each answer's ribbon is wide: as its number; where there are none, all of it goes to the right one. */
  readonly widths: readonly number[];
}

/** The threads of a question under a sentence so high, in a stage so wide and high. */
export function waysOf({ options, correct }: Question, width: number, stage: number, sentence: number): Ways {
  const count = options.length;
  const isLong = options.some(({ name }) => name.length > LONG);
  const stacked = width < NARROW || (count > 3 && isLong);
  const each = stacked ? LANE : (width + GAP) / count;
  const whole = stacked ? LANE * count - 2 : WHOLE;
  const bars = options.map(({ bar, figure }) => (figure === null ? 0 : Math.max(0, bar)));
  const sum = bars.reduce((a, b) => a + b, 0);
  return {
    stacked,
    to: options.map((_, i) => i * each + (stacked ? LANE : each - GAP) / 2),
    depth: stacked ? NEAR : depthOf(stage, sentence),
    widths: bars.map((bar, index) => whole * (sum > 0 ? bar / sum : Number(index === correct))),
  };
}

/** How far it is from the sentence, so high, to the answers in a stage of a height. */
function depthOf(stage: number, sentence: number): number {
  return Math.max(DEPTH.least, Math.min(DEPTH.most, stage - sentence - DEPTH.around));
}

interface Columns {
  readonly boxes: readonly TokenBox[];
  readonly fontSize: number;
}

/** The sentence as the question shows it: [MASK] stands where a word is to be guessed. */
export function tokensShown(tokens: readonly Token[], question: Question): readonly Token[] {
  return tokens.map((token, at) =>
    question.tokens?.[at]?.role === "masked" ? { ...token, text: "[MASK]" } : token,
  );
}

/** The sentence's tokens: each with room for a bar above it and its part in the question below it. */
export function columns(tokens: readonly Token[], width: number, hasBars: boolean): Columns {
  const lineHeight = CHIP + ROLE + (hasBars ? BAR : 0) + 4;
  const at = (fontSize: number, padding: number, gap: number): Columns => ({
    boxes: layoutTokens(tokens, width, {
      fontSize,
      padding,
      gap,
      chipHeight: CHIP,
      lineHeight,
      minWidth: 44,
    }),
    fontSize,
  });
  const large = at(17, 11, 8);
  return (large.boxes.at(-1)?.line ?? 0) === 0 ? large : at(14, 8, 5);
}

/** Where the question stands: the middle of the token that it is about. */
export function askedAt({ tokens }: Question, boxes: readonly TokenBox[], width: number): number {
  const about = tokens?.findIndex((note) => note.role === "asks" || note.role === "masked") ?? -1;
  const box = boxes[about];
  return box ? box.x + box.width / 2 : width / 2;
}
