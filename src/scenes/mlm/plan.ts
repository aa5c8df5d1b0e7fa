import type { MaskAction, Token } from "../../engine";
import { maskId } from "../../inspector/values";
import { throwDice } from "../dice";
import type { SceneContext } from "../scene";

/** A token to be guessed, and why. */
export interface Choice {
  readonly position: number;
  /** The dice, the visitor's click, or a [MASK] in the text. */
  readonly by: "dice" | "hand" | "typed";
  readonly fate: MaskAction;
  /** The id that the model sees. */
  readonly id: number;
  /** The id that stood there; null if the text itself says [MASK]. */
  readonly original: number | null;
}

/** Who is guessed, and how that came about. Plain data, derived from the context. */
export interface MlmPlan {
  /** The dice choose, unless words are masked by hand or the text brings its own [MASK]. */
  readonly mode: "dice" | "hand" | "typed";
  readonly tokens: readonly Token[];
  readonly choices: readonly Choice[];
  /** Each token's draw by position; null for special tokens, and everywhere if the dice rest. */
  readonly draws: readonly (number | null)[];
  /** The last draw that was chosen; the draws up to it are the chosen ones. Null if there is none. */
  readonly threshold: number | null;
  /** Tokens that the visitor may mask. */
  readonly clickable: readonly boolean[];
  readonly maskId: number;
}

/** The plan for the visitor's text: his own masks if there are any, else what the seeded dice say. */
export function makePlan(context: SceneContext): MlmPlan {
  const { encoding, masked } = context;
  const { tokens } = encoding;
  const mask = maskId(context);
  const isTyped = (token: Token) => token.special && token.id === mask;
  const typed = tokens.flatMap((token, position): Choice[] =>
    isTyped(token) ? [choiceOf(position, "typed", mask, null)] : [],
  );
  const hand = masked
    .filter((position) => position < tokens.length && !isTyped(tokens[position]))
    .map((position) => choiceOf(position, "hand", mask, tokens[position].id));
  const shared = {
    tokens,
    maskId: mask,
    clickable: tokens.map((token) => token.word !== null && !isTyped(token)),
  };
  if (hand.length + typed.length > 0) {
    return {
      ...shared,
      mode: hand.length > 0 ? "hand" : "typed",
      choices: [...hand, ...typed].sort((a, b) => a.position - b.position),
      draws: tokens.map(() => null),
      threshold: null,
    };
  }
  const dice = throwDice(context);
  const thrown = new Map(dice.draws.map((draw) => [draw.position, draw]));
  const chosen = dice.draws.filter((draw) => draw.chosen);
  return {
    ...shared,
    mode: "dice",
    choices: chosen.map(({ position, action, id, original }) => ({
      position,
      by: "dice",
      fate: action ?? "keep",
      id,
      original,
    })),
    draws: tokens.map((_, position) => thrown.get(position)?.draw ?? null),
    threshold: chosen.length > 0 ? Math.max(...chosen.map(({ draw }) => draw)) : null,
  };
}

function choiceOf(position: number, by: "hand" | "typed", id: number, original: number | null): Choice {
  return { position, by, fate: "mask", id, original };
}

/** `masked` with all pieces of the word at `position` masked, or none of them if the word was masked whole. */
export function toggleWord(
  tokens: readonly Pick<Token, "word">[],
  masked: readonly number[],
  position: number,
): number[] {
  const { word } = tokens[position];
  const pieces = tokens.flatMap((token, at) => (token.word === word ? [at] : []));
  const others = masked.filter((at) => !pieces.includes(at));
  const isWhole = pieces.every((at) => masked.includes(at));
  return isWhole ? others : [...others, ...pieces].sort((a, b) => a - b);
}
