import { attentionRow, row } from "../../engine";
import { averageHeads, rollouts } from "../../engine/analysis/rollout";
import { argmax } from "../../engine/tensor";
import { type Num, numberOf } from "../../inspector/values";
import type { SceneContext } from "../scene";
import { ClsNumbers } from "./refs";

/** Where [CLS] looks in one layer. */
export interface Look {
  readonly layer: number;
  /** Attention probability from [CLS] to each token, of one head or averaged over all: sums to 1. */
  readonly shares: ArrayLike<number>;
  /** The same per head: `heads[head][token]`. */
  readonly heads: readonly ArrayLike<number>[];
  /** In nats; ln of the number of tokens at most. */
  readonly entropy: Num;
  /** The token that gets most. */
  readonly top: number;
  /** The layer is switched off: its attention reaches nothing. */
  readonly off: boolean;
}

/** Where [CLS] looks, layer by layer; empty while the pass is not there. */
export function looksOf(context: SceneContext): readonly Look[] {
  const { main, settings, head, switches } = context;
  const numbers = new ClsNumbers(context);
  return (main?.trace.layers ?? []).flatMap(({ probs }, layer): Look[] => {
    const entropy = numberOf(context, numbers.entropy(layer));
    if (!probs || !main || !entropy) return [];
    const heads = Array.from({ length: probs.shape[0] }, (_, h) => attentionRow(probs, h, 0));
    const shares = settings.cls.oneHead
      ? heads[Math.min(head, heads.length - 1)]
      : row(averageHeads(probs), 0);
    return [
      {
        layer,
        shares,
        heads,
        entropy,
        top: argmax(shares),
        off: switches.layersOff.includes(layer),
      },
    ];
  });
}

/** Attention rollout from [CLS] after the last layer to each input token (Abnar & Zuidema 2020): sums to 1. */
export function rolloutOf(context: SceneContext): ArrayLike<number> {
  const { main, switches } = context;
  const last = main && rollouts(main.trace, switches.layersOff).at(-1);
  if (last) return row(last, 0);
  // With every layer switched off, [CLS] is what it was.
  return Array.from(main?.encoding.tokens ?? [], (_, position) => (position === 0 ? 1 : 0));
}

/** The state of [CLS] as it enters the first layer and leaves each: `[hidden]` each. */
export function statesOf(context: SceneContext): readonly Float32Array[] {
  const { main, switches } = context;
  const norm = main?.trace.embeddings.norm;
  if (!main || !norm) return [];
  const states = [row(norm, 0)];
  main.trace.layers.forEach(({ output }, layer) => {
    const before = states[layer];
    states.push(!output || switches.layersOff.includes(layer) ? before : row(output, 0));
  });
  return states;
}
