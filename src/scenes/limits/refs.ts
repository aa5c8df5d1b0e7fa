import type {
  AskedPass,
  NumberRef,
  PassRequest,
  PseudoLoss,
  RunRequest,
  RunResult,
  TokenLoss,
} from "../../engine";
import { meanRef, type Side } from "../../inspector/refs";
import { answerTo } from "../../store/answer";
import { words } from "../../words/limits";
import type { SceneContext } from "../scene";

/** A pass over a text, and its losses with each token masked in turn. */
export interface Scored {
  /** What was asked: each loss is of this pass with one token masked. */
  readonly request: PassRequest;
  readonly result: RunResult;
  readonly losses: PseudoLoss;
}

/** The loss of one token, with its own pass: only that token masked. */
export function lossSide(
  { model }: SceneContext,
  { request, result }: Scored,
  { position }: TokenLoss,
): Side {
  const { text, maxTokens, interventions } = request;
  const pass: AskedPass = {
    text,
    maxTokens,
    interventions,
    replacements: [{ position, id: model?.specialIds.mask ?? 0 }],
  };
  return {
    label: words.lossOf(result.encoding.tokens[position].text, position),
    ref: { of: "guess", tensor: "loss", position, id: result.encoding.ids[position] },
    pass,
  };
}

/** Mean of some tokens' losses. */
export function meanLossRef(
  context: SceneContext,
  scored: Scored,
  name: string,
  tokens: readonly TokenLoss[] = scored.losses.tokens,
): NumberRef {
  const sides = tokens.map((token) => lossSide(context, scored, token));
  return meanRef(name, words.moved.tokens(sides.length), sides);
}

/** e to the power of the mean loss. */
export function perplexityRef(context: SceneContext, scored: Scored, name: string): NumberRef {
  return {
    of: "perplexity",
    name,
    items: scored.losses.tokens.map((token) => {
      const { label, ref, pass } = lossSide(context, scored, token);
      return { label, number: { ref, pass } };
    }),
  };
}

/** Sum of some numbers. */
export function sumRef(name: string, formula: string, sides: readonly Side[]): NumberRef {
  return {
    of: "weighted",
    name,
    formula,
    items: sides.map(({ label, ref, pass }) => ({ label, weight: 1, number: { ref, pass } })),
  };
}

/** A run's scored text, if it is the answer to this question. */
export function scoredOf(context: SceneContext, name: string, request: RunRequest): Scored | null {
  const result = answerTo(context, name, request);
  return result?.pseudoLoss ? { request, result, losses: result.pseudoLoss } : null;
}
