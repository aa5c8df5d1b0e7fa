import { RequestError } from "../errors";
import type { ForwardModel } from "../model/forward";
import type { Guess, Interventions } from "../pass";
import type { Steps } from "../steps";

/** How well the model expects a text: which of its tokens to ask for, and how much to answer. */
export interface PseudoLossRequest {
  /** Positions to score. Default: every token that is not special. */
  readonly positions?: readonly number[];
  /** Score at most so many, spread evenly over the text. Default: all. */
  readonly most?: number;
  /** How many guesses to return for each token, best first. Default: 1. */
  readonly top?: number;
}

/** One token, guessed from all the others. */
export interface TokenLoss {
  readonly position: number;
  /** Probability of the token that stands there, with [MASK] in its place, 0…1. */
  readonly probability: number;
  /** 0: it is the best guess. */
  readonly rank: number;
  /** −ln probability, in nats. */
  readonly loss: number;
  readonly guesses: readonly Guess[];
}

/** How well the model expects a text. */
export interface PseudoLoss {
  readonly tokens: readonly TokenLoss[];
  /** Mean loss over `tokens`; exp of it is the pseudo-perplexity. Null if there are none. */
  readonly mean: number | null;
}

/**
 * Masks each token in turn and looks how probable the model finds it: one pass per token (pseudo-log-likelihood,
 * Salazar et al. 2020, section 2.2; mean instead of sum, so that texts of different length compare). Pauses between
 * passes.
 * @param ids `[tokens]`, as the model sees them.
 * @param special `[tokens]`: tokens that are not scored unless they are asked for.
 * @param maskId what stands in for the token that is asked for.
 * @param interventions hold in every pass.
 * @throws RequestError as `Bert.forward`, and if a position does not exist.
 */
export function* pseudoLoss(
  model: ForwardModel,
  ids: Int32Array,
  segmentIds: Int32Array,
  special: readonly boolean[],
  { positions, most, top = 1 }: PseudoLossRequest,
  maskId: number,
  interventions: Interventions = {},
): Steps<PseudoLoss> {
  const all = positions ?? [...ids.keys()].filter((position) => !special[position]);
  const tokens: TokenLoss[] = [];
  for (const position of spread(all, most ?? all.length)) {
    if (!(position >= 0 && position < ids.length)) {
      throw new RequestError("noTokenAt", position, ids.length);
    }
    yield;
    const masked = ids.slice();
    masked[position] = maskId;
    const [{ target, guesses }] = model.forward(masked, segmentIds, {
      interventions,
      need: { pooled: false },
      guesses: { positions: [position], targets: [ids[position]], top },
    }).guesses;
    const { probability, rank, loss } = target!;
    tokens.push({ position, probability, rank, loss, guesses });
  }
  const sum = tokens.reduce((total, { loss }) => total + loss, 0);
  return { tokens, mean: tokens.length > 0 ? sum / tokens.length : null };
}

/** At most `most` of the items, evenly spaced, in order. */
function spread<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, i) => items[Math.floor(((i + 0.5) * items.length) / most)]);
}
