import type { ForwardModel } from "../model/forward";
import type { Interventions } from "../pass";
import type { Steps } from "../steps";
import { occlude } from "./occlusion";

/** Which guess to test: how probable the MLM head finds the word `target` at `position`. */
export interface LeaveOneOutRequest {
  readonly position: number;
  /** A vocabulary id. */
  readonly target: number;
}

/** The target's probability in two reruns, each without one token. */
export interface WithoutToken {
  /** The token left out; never the position that is guessed. */
  readonly token: number;
  /** Probability of the target with [MASK] in the token's place, 0…1. */
  readonly masked: number;
  /** The same with the token taken out of the sequence: what follows it moves one position to the left. */
  readonly removed: number;
}

export interface LeaveOneOut extends LeaveOneOutRequest {
  /** Probability of the target with all tokens in place, 0…1. */
  readonly probability: number;
  /** One entry per other token, left to right, special tokens included. */
  readonly without: readonly WithoutToken[];
}

/**
 * Which tokens hold a guess up, by leaving each out in turn and running the model again: 2 · (tokens − 1) + 1 passes
 * (the occlusion of Zeiler & Fergus 2014; "erasure" in Li, Monroe & Jurafsky 2016). Pauses between passes.
 * @param ids `[tokens]`, as the model sees them: [MASK] already stands at `position`.
 * @param maskId what stands in for a token that is masked.
 * @param interventions hold in every pass; positions in them move along when a token is removed.
 * @throws RequestError as `Bert.forward` if the position or the target does not exist.
 */
export function* leaveOneOut(
  model: ForwardModel,
  ids: Int32Array,
  segmentIds: Int32Array,
  { position, target }: LeaveOneOutRequest,
  maskId: number,
  interventions: Interventions = {},
): Steps<LeaveOneOut> {
  const probability = (
    someIds: Int32Array,
    segments: Int32Array,
    at: number,
    changes: Interventions,
  ): number => {
    const guesses = { positions: [at], targets: [target], top: 0 };
    return model.forward(someIds, segments, { interventions: changes, need: { pooled: false }, guesses })
      .guesses[0].target!.probability;
  };
  const complete = probability(ids, segmentIds, position, interventions);
  const tokens = [...ids.keys()].filter((token) => token !== position);
  const readings = yield* occlude(
    ids,
    segmentIds,
    tokens.map((token) => [token]),
    maskId,
    interventions,
    complete,
    (someIds, segments, changes, [removed = position]) =>
      probability(someIds, segments, removed < position ? position - 1 : position, changes),
  );
  const without = readings.map((reading, i) => ({ token: tokens[i], ...reading }));
  return { position, target, probability: complete, without };
}
