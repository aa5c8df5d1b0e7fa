import type { PassRequest, PseudoLoss, RunRequest, RunResult, TokenLoss } from "../../engine";
import { masked } from "../../engine/explain/asked";
import { guessRef, meanRef, type Side } from "../../inspector/refs";
import { maskId, type Num, numberOf } from "../../inspector/values";
import { answerTo } from "../../store/answer";
import type { SceneContext } from "../scene";
import { words } from "./words";

/** A pass over a text, and its losses with each token masked in turn. */
export interface Scored {
  /** What was asked: each loss is of this pass with one token masked. */
  readonly request: PassRequest;
  readonly result: RunResult;
  readonly losses: PseudoLoss;
}

/** The loss of one token, with its own pass: only that token masked. */
function lossSide(context: SceneContext, { request, result }: Scored, { position }: TokenLoss): Side {
  return {
    label: words.lossOf(result.encoding.tokens[position].text, position),
    ref: guessRef(position, result.encoding.ids[position], "loss"),
    pass: masked(request, [position], maskId(context)),
  };
}

/** Mean of some tokens' losses; null without a token. */
export function meanLoss(
  context: SceneContext,
  scored: Scored,
  name: string,
  tokens: readonly TokenLoss[] = scored.losses.tokens,
): Num | null {
  const sides = tokens.map((token) => lossSide(context, scored, token));
  return numberOf(context, {
    request: sides.length > 0 ? scored.request : null,
    about: meanRef(name, words.moved.tokens(sides.length), sides),
  });
}

/** e to the power of the mean loss; null without a token. */
export function perplexityOf(context: SceneContext, scored: Scored, name: string): Num | null {
  const { tokens } = scored.losses;
  const items = tokens.map((token) => {
    const { label, ref, pass } = lossSide(context, scored, token);
    return { label, number: { ref, pass } };
  });
  return numberOf(context, {
    request: tokens.length > 0 ? scored.request : null,
    about: { of: "perplexity", name, items },
  });
}

/** A run's scored text, if it is the answer to this question. */
export function scoredOf(context: SceneContext, name: string, request: RunRequest): Scored | null {
  const result = answerTo(context, name, request);
  return result?.pseudoLoss ? { request, result, losses: result.pseudoLoss } : null;
}
