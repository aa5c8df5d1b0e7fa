import type { GuessResult } from "../../engine";
import { percent } from "../../ui/format";
import { fitMono, monoWidth } from "../../viz/tokenLayout";

/** Pixels: the room of a state's name under its stack, a stack's width, and from word to word. */
export const LABEL = 26;
export const STEM = 12;
const LINE = 22;
/** From this width of a state on, its words are larger. */
const ROOMY = 130;

/** A word in a state: its place in the stack is as high as it is probable. */
export interface Segment {
  readonly id: number;
  readonly token: string;
  /** The token as it fits beside the stack, and its share; null where there is no room for it. */
  readonly text: string;
  readonly figure: string | null;
  readonly fontSize: number;
  readonly probability: number;
  readonly rank: number;
  readonly isWinner: boolean;
  readonly y: number;
  readonly height: number;
  /** The middle of its word. */
  readonly label: number;
}

export interface Column {
  readonly state: number;
  readonly x: number;
  /** From the ground up: the winner, then the most probable others. */
  readonly segments: readonly Segment[];
}

/** A stack a state: the words that it would say, one on another, all of them on one scale. */
export function stacked(
  lens: readonly GuessResult[],
  {
    width,
    height: whole,
    narrow,
  }: { readonly width: number; readonly height: number; readonly narrow: boolean },
): readonly Column[] {
  const each = width / Math.max(1, lens.length);
  const font = each >= ROOMY ? 15 : 13;
  const said = lens.map(({ target, guesses }) => {
    const others = guesses
      .map((guess, rank) => ({ ...guess, rank }))
      .filter(({ id }) => id !== target?.id)
      .slice(0, narrow ? 1 : 2);
    return [
      ...(target ? [{ ...target, isWinner: true }] : []),
      ...others.map((guess) => ({ ...guess, isWinner: false })),
    ];
  });
  const highest = Math.max(
    ...said.map((column) => column.reduce((sum, { probability }) => sum + probability, 0)),
  );
  const scale = highest > 0 ? (whole - LINE) / highest : 0;
  return said.map((column, index) => {
    const x = index * each;
    let y = whole;
    let label = whole + LINE / 2;
    return {
      state: lens[index].state,
      x,
      segments: column.map(({ id, token, probability, rank, isWinner }): Segment => {
        const height = Math.max(0.75, probability * scale);
        y -= height;
        label = Math.min(label - LINE, y + height / 2);
        const share = percent(probability);
        const room = each - STEM - 14;
        const beside = room - monoWidth(` ${share}`, font);
        const fits = monoWidth(token, font) <= beside;
        return {
          id,
          token,
          text: fitMono(token, font, fits ? beside : room),
          figure: fits ? share : null,
          fontSize: font,
          probability,
          rank,
          isWinner,
          y,
          height,
          label,
        };
      }),
    };
  });
}
