import type { Replacement } from "./pass";
import { seededRandom } from "./random";
import type { Encoding } from "./tokenizer/encoding";

export interface MaskingOptions {
  /** An unsigned 32-bit whole number; the same seed throws the same dice. */
  readonly seed: number;
  /** Share of tokens to choose. Default: 0.15. */
  readonly rate?: number;
  /**
   * "count" (default): choose exactly max(1, round(rate · tokens)) positions, those with the lowest draws, as
   * `create_masked_lm_predictions` of google-research/bert does by shuffling. "chance": choose each position
   * whose draw is below the rate, as HF `DataCollatorForLanguageModeling` does; it may choose none.
   */
  readonly rule?: "count" | "chance";
}

/** What becomes of a chosen token: 80 % [MASK], 10 % a random word, 10 % left as it is. */
export type MaskAction = "mask" | "random" | "keep";

/** The dice thrown for one position. All draws are 0 ≤ x < 1. */
export interface MaskDraw {
  readonly position: number;
  /** Decides whether the position is chosen. */
  readonly draw: number;
  readonly chosen: boolean;
  /** Decides what happens if it is: below 0.8 [MASK], below 0.9 a random word, else nothing. */
  readonly actionDraw: number;
  readonly action: MaskAction | null;
  /** The id that the model sees at this position. */
  readonly id: number;
  /** The id that stood there: what the model has to guess if the position is chosen. */
  readonly original: number;
}

export interface MaskingPlan {
  /** One entry per token that is not special, in order. */
  readonly draws: readonly MaskDraw[];
  /** For `RunRequest.replacements`: the positions whose token changes. */
  readonly replacements: readonly Replacement[];
  /** The chosen positions, where the loss is taken, and the ids that stood there. */
  readonly positions: readonly number[];
  readonly targets: readonly number[];
}

/** What is thrown for one token, before anything is chosen. */
interface Die {
  readonly position: number;
  readonly id: number;
  readonly draw: number;
  readonly actionDraw: number;
  readonly wordDraw: number;
}

/** Each position uses up three numbers of the stream, chosen or not. */
function throwDice(encoding: Encoding, seed: number): Die[] {
  const random = seededRandom(seed);
  return encoding.tokens.flatMap(({ id, special }, position) =>
    special ? [] : [{ position, id, draw: random(), actionDraw: random(), wordDraw: random() }],
  );
}

/** What would become of the token at `position` if this seed chose it; null if it never can be. Cheaper than a plan. */
export function actionAt(encoding: Encoding, position: number, seed: number): MaskAction | null {
  if (encoding.tokens[position]?.special !== false) return null;
  const random = seededRandom(seed);
  for (let at = 0; at < position; at++)
    if (!encoding.tokens[at].special) for (let k = 0; k < 3; k++) random();
  random();
  return actionOf(random());
}

/**
 * Chooses tokens and corrupts them for masked language modeling (Devlin et al. 2018, section 3.1). Special tokens
 * are never chosen. Each position uses up three numbers of the stream, chosen or not, so that editing the end of
 * a text leaves the draws of its beginning as they were.
 */
export function planMasking(
  encoding: Encoding,
  maskId: number,
  vocabSize: number,
  options: MaskingOptions,
): MaskingPlan {
  const { seed, rate = 0.15, rule = "count" } = options;
  const dice = throwDice(encoding, seed);

  const byDraw = dice.toSorted((a, b) => a.draw - b.draw);
  const count = Math.max(1, roundHalfEven(rate * encoding.tokens.length));
  const chosen = new Set(rule === "count" ? byDraw.slice(0, count) : dice.filter((die) => die.draw < rate));

  const draws = dice.map((die): MaskDraw => {
    const action = chosen.has(die) ? actionOf(die.actionDraw) : null;
    const corrupted = { mask: maskId, random: Math.floor(die.wordDraw * vocabSize), keep: die.id };
    return {
      position: die.position,
      draw: die.draw,
      chosen: action !== null,
      actionDraw: die.actionDraw,
      action,
      id: action ? corrupted[action] : die.id,
      original: die.id,
    };
  });
  const targets = draws.filter((draw) => draw.chosen);
  return {
    draws,
    replacements: targets
      .filter((draw) => draw.action !== "keep")
      .map(({ position, id }) => ({ position, id })),
    positions: targets.map((draw) => draw.position),
    targets: targets.map((draw) => draw.original),
  };
}

function actionOf(draw: number): MaskAction {
  if (draw < 0.8) return "mask";
  return draw < 0.9 ? "random" : "keep";
}

/** Python's `round`, which the reference uses: 4.5 → 4, 1.5 → 2. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
