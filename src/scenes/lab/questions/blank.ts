import type { GuessResult, RunRequest, RunResult } from "../../../engine";
import { answerTo } from "../../../store/answer";
import type { SceneContext } from "../../scene";
import { maskedRequest, pick, wordPositions } from "../picks";

/** Guesses that come back, best first: enough to choose fillers of very different probability from. */
export const TOP = 40;

/** Questions about a blank need the head that fills it, and a word to hide. */
export function hasBlank(context: SceneContext): boolean {
  return context.model?.abilities.mlm === true && wordPositions(context).length > 0;
}

/** The word that is hidden. */
export function drawBlank(context: SceneContext, random: () => number): number {
  return pick(wordPositions(context), random);
}

/** The pass with one word hidden, read after the embeddings and after every layer. */
export function blankRequest(context: SceneContext, position: number): RunRequest {
  const layers = context.model?.config.layers ?? 0;
  const states = Array.from({ length: layers + 1 }, (_, state) => state);
  return maskedRequest(context, [position], states, TOP);
}

/** What the head guesses at the first hidden position, from each state; null while the pass is under way. */
export function blankGuesses(
  context: SceneContext,
  name: string,
  request: RunRequest,
): readonly GuessResult[] | null {
  const result: RunResult | null = answerTo(context, name, request);
  return result?.guesses.toSorted((a, b) => a.state - b.state) ?? null;
}
