import {
  averageHeads,
  cosine,
  type Guess,
  moments,
  nextSentenceProbability,
  type RunResult,
  row,
  type Tensor,
} from "../../engine";
import type { SceneContext } from "../scene";
import { BANK, hiddenToken } from "./requests";

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
  const position = hiddenToken(context);
  const run = context.runs.guess;
  const result = run?.result?.guesses[0];
  if (position === null || !result || result.position !== position) return null;
  if (run.answered?.text !== context.runs.main?.answered?.text) return null;
  return { position, guesses: result.guesses };
}

/** Probability that B follows A; null without a second sentence or without that head. */
export function nextProbability({ main, encoding }: SceneContext): number | null {
  const isPair = encoding.tokens.some(({ segment, word }) => segment === 1 && word !== null);
  return main?.trace.nspLogits && isPair ? nextSentenceProbability(main.trace.nspLogits) : null;
}

/** Cosines between the two states of “bank”, before the two endings: after the embeddings and after each layer. */
export interface BankCosines {
  readonly both: readonly number[];
  readonly causal: readonly number[];
}

/** Null until all four passes are there, or if a visitor's vocabulary cuts the sentences otherwise. */
export function bankCosines({ runs }: SceneContext): BankCosines | null {
  const of = (name: string): readonly number[] | null => {
    const [a, b] = [0, 1].map((index) => runs[`${name}/${index}`]?.result ?? null);
    return a && b ? compare(a, b) : null;
  };
  const [both, causal] = [of("both"), of("causal")];
  return both && causal && { both, causal };
}

function compare(a: RunResult, b: RunResult): readonly number[] | null {
  for (let i = 0; i <= BANK; i++) if (a.encoding.ids[i] !== b.encoding.ids[i]) return null;
  const states = (run: RunResult) => [
    run.trace.embeddings.norm,
    ...run.trace.layers.map((layer) => layer.output),
  ];
  const right = states(b);
  const cosines = states(a).flatMap((state, i) => {
    const other = right[i];
    return state && other ? [cosine(row(state, BANK), row(other, BANK))] : [];
  });
  return cosines.length === right.length ? cosines : null;
}
