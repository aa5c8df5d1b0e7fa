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

/** From the sentence down to the answers, at least and at most, and what stands around them. */
const DEPTH = { least: 76, most: 210, around: 372 } as const;

/** How far it is from the sentence, so high, to the answers in a stage of a height. */
export function depthOf(stage: number, sentence: number): number {
  return Math.max(DEPTH.least, Math.min(DEPTH.most, stage - sentence - DEPTH.around));
}

/** How many answers stand in a row. */
export function columnsOf({ options }: Question, width: number): number {
  if (width < NARROW) return 1;
  const isLong = options.some(({ name }) => name.length > LONG);
  return options.length > 3 && isLong ? 2 : options.length;
}

/** The middles of the answers, if all of them stand in one row; null if they do not. */
export function middlesOf(question: Question, width: number): readonly number[] | null {
  const count = question.options.length;
  if (columnsOf(question, width) !== count) return null;
  const each = (width - GAP * (count - 1)) / count;
  return question.options.map((_, i) => i * (each + GAP) + each / 2);
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
