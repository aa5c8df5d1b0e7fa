import type { ForwardModel } from "../model/forward";
import type { Interventions } from "../pass";
import type { Steps } from "../steps";

/** Which guess to test: how probable the MLM head finds the word `target` (a vocabulary id) at `position`. */
export interface AblationRequest {
  readonly position: number;
  readonly target: number;
}

/** The target's probability with each part of the model switched off alone, 0…1. */
export interface Ablation extends AblationRequest {
  /** With no further part switched off. */
  readonly probability: number;
  /** `[layers]`: without that layer. */
  readonly layers: readonly number[];
  /** `[layers][heads]`: without that head. */
  readonly heads: readonly (readonly number[])[];
}

/**
 * What each layer and each head does for a guess, by switching it off alone and running the model again:
 * layers · (heads + 1) + 1 passes (heads as in Michel, Levy & Neubig 2019, but zeroed without retraining).
 * Pauses between passes.
 * @param ids `[tokens]`, as the model sees them.
 * @param interventions hold in every pass, besides the part that is tested.
 * @throws RequestError as `Bert.forward` if the position or the target does not exist.
 */
export function* ablate(
  model: ForwardModel,
  ids: Int32Array,
  segmentIds: Int32Array,
  { position, target }: AblationRequest,
  sizes: { readonly layers: number; readonly heads: number },
  interventions: Interventions = {},
): Steps<Ablation> {
  const guesses = { positions: [position], targets: [target], top: 0 };
  const probability = (changes: Interventions): number =>
    model.forward(ids, segmentIds, { interventions: changes, need: { pooled: false }, guesses }).guesses[0]
      .target!.probability;
  const { headsOff = [], layersOff = [] } = interventions;
  const complete = probability(interventions);
  const layers: number[] = [];
  const heads: number[][] = [];
  for (let layer = 0; layer < sizes.layers; layer++) {
    yield;
    layers.push(probability({ ...interventions, layersOff: [...layersOff, layer] }));
    const own: number[] = [];
    for (let head = 0; head < sizes.heads; head++) {
      yield;
      own.push(probability({ ...interventions, headsOff: [...headsOff, { layer, head }] }));
    }
    heads.push(own);
  }
  return { position, target, probability: complete, layers, heads };
}
