import type { RunRequest } from "../../engine";
import { masked } from "../../engine/explain/asked";
import { maskId } from "../../inspector/values";
import { MAX_TOKENS } from "../../store/fields";
import type { SceneContext } from "../scene";
import { words } from "./words";

/** One of the items. */
export function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.min(items.length - 1, Math.floor(random() * items.length))];
}

/** Positions of whole words of letters; long ones come before short ones such as “the”. */
export function wordPositions({ encoding }: SceneContext): number[] {
  const whole = encoding.tokens.flatMap(({ word, text }, position) =>
    word !== null && encoding.words[word]?.pieces.length === 1 && /^\p{L}+$/u.test(text) ? [position] : [],
  );
  const long = whole.filter((position) => encoding.tokens[position].text.length > 3);
  return long.length >= 2 ? long : whole;
}

/** A token as a sentence speaks of it: with its position where the word occurs twice. */
export function tokenName({ encoding }: SceneContext, position: number): string {
  const { text } = encoding.tokens[position];
  const twice = encoding.tokens.filter((token) => token.text === text).length > 1;
  return twice ? words.at(text, position) : text;
}

/** The plain pass: the visitor's text, with what the questions read of it. */
export function plainRequest({ text, pair, switches }: SceneContext): RunRequest {
  return {
    text,
    pair,
    maxTokens: MAX_TOKENS,
    interventions: switches,
    need: { embeddings: ["norm"], layers: ["probs", "output"] },
  };
}

/** A pass over the visitor's text with [MASK] at some positions, and the guesses at the first of them. */
export function maskedRequest(
  context: SceneContext,
  positions: readonly number[],
  states: readonly number[],
  top: number,
): RunRequest {
  const { text, pair, switches, encoding } = context;
  const [first] = positions;
  const guesses = { positions: [first], targets: [encoding.ids[first]], states, top };
  const base = { text, pair, maxTokens: MAX_TOKENS, interventions: switches, guesses };
  return masked(base, positions, maskId(context));
}
