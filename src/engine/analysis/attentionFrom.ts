import { row, type Tensor } from "../tensor";
import { attentionRollout, averageHeads } from "./rollout";

/** Where one token looked, in three summaries; every list sums to 1. */
export interface AttentionFrom {
  /** `[tokens]` per layer: its attention probabilities, averaged over the heads. */
  readonly layers: readonly Float32Array[];
  /** `[tokens]`: the mean of `layers`. */
  readonly mean: Float32Array;
  /** `[tokens]`: attention rollout through all layers (Abnar & Zuidema 2020), see `attentionRollout`. */
  readonly rollout: Float32Array;
}

/**
 * The attention of the token at `position`.
 * @param probs `[heads, tokens, tokens]` per layer, first layer first; at least one.
 */
export function attentionFrom(probs: readonly Tensor[], position: number): AttentionFrom {
  const layers = probs.map((layer) => row(averageHeads(layer), position));
  const mean = layers[0].map(
    (_, token) => layers.reduce((sum, layer) => sum + layer[token], 0) / layers.length,
  );
  return { layers, mean, rollout: row(attentionRollout(probs).at(-1)!, position) };
}
