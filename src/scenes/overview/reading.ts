import { averageHeads, type Guess, moments, type Tensor } from "../../engine";
import { FOLLOWS } from "../../inspector/refs";
import { type Num, numberOf } from "../../inspector/values";
import { answerTo } from "../../store/answer";
import type { SceneContext } from "../scene";
import { guessRequest } from "./requests";

/** The vectors of all tokens at one place of the network, `[tokens, hidden]`, and the magnitude with the full colour. */
export interface States {
  readonly tensor: Tensor;
  readonly scale: number;
}

function statesOf(tensor: Tensor | undefined): States | null {
  return tensor ? { tensor, scale: 3 * moments(tensor.data).deviation } : null;
}

/** What leaves the embeddings and each layer; an empty list while the weights are on their way. */
export function allStates({ main }: SceneContext): readonly States[] {
  if (!main) return [];
  const states = [main.trace.embeddings.norm, ...main.trace.layers.map(({ output }) => output)].map(statesOf);
  return states.every((state) => state !== null) ? states : [];
}

/** Attention probabilities of each layer, averaged over its heads: `[tokens, tokens]` each, row-major. */
export function meanAttention({ main }: SceneContext): readonly Float32Array[] {
  return main?.trace.layers.flatMap(({ probs }) => (probs ? [averageHeads(probs).data] : [])) ?? [];
}

/** What the model guesses for the hidden token; null while the answer is to another question. */
export function hiddenGuesses(
  context: SceneContext,
): { readonly position: number; readonly guesses: readonly Guess[] } | null {
  const request = guessRequest(context);
  return (request && answerTo(context, "guess", request)?.guesses[0]) ?? null;
}

/** Probability that B follows A; null without a second sentence or without that head. */
export function nextProbability(context: SceneContext): Num | null {
  const { main, encoding, runs } = context;
  const isPair = encoding.tokens.some(({ segment, word }) => segment === 1 && word !== null);
  if (!main || !isPair) return null;
  return numberOf(context, { request: runs.main?.answered, about: FOLLOWS });
}
