import { remembered } from "../remembered";
import type { Tensor } from "../tensor";
import type { Trace } from "../trace";

/** The mean over the heads of `[heads, tokens, tokens]`: `[tokens, tokens]`. The same object each time. */
export const averageHeads = remembered((probs: Tensor): Tensor => {
  const [heads, tokens] = probs.shape;
  const size = tokens * tokens;
  const data = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let head = 0; head < heads; head++) sum += probs.data[head * size + i];
    data[i] = sum / heads;
  }
  return { shape: [tokens, tokens], data };
});

/** ½ · mean attention + ½ · I of a layer's `[heads, tokens, tokens]`: what rollout multiplies. The same object each time. */
export const residualStep = remembered((probs: Tensor): Tensor => withResidual(averageHeads(probs), 0.5));

const known = new WeakMap<Trace, Map<string, readonly (Tensor | undefined)[]>>();

/**
 * Rollout `[tokens, tokens]` after each layer of a pass, see `attentionRollout`; a layer that is switched off adds
 * nothing to the one before. Undefined where no layer is on yet, or the trace lacks `probs`. Computed once for a trace.
 */
export function rollouts(trace: Trace, layersOff: readonly number[] = []): readonly (Tensor | undefined)[] {
  const all = known.get(trace) ?? new Map<string, readonly (Tensor | undefined)[]>();
  known.set(trace, all);
  const before = all.get(layersOff.join());
  if (before) return before;
  const on = trace.layers.flatMap(({ probs }, layer) =>
    probs && !layersOff.includes(layer) ? [{ layer, probs }] : [],
  );
  const after = attentionRollout(on.map(({ probs }) => probs));
  const rolled = trace.layers.map((_, at) => after[on.findLastIndex(({ layer }) => layer <= at)]);
  all.set(layersOff.join(), rolled);
  return rolled;
}

/**
 * Attention rollout (Abnar & Zuidema 2020): per layer Â = ½·A + ½·I with A averaged over the heads, for the
 * residual connection; multiplied through the layers, Â_l ⋯ Â_1. Entry [i, j] of the result after layer l: how
 * much of token i's state can be traced to input token j. Rows sum to 1.
 * @param probs `[heads, tokens, tokens]` per layer, first layer first.
 * @param residual share of the residual connection; 0 leaves it out. Default: 0.5, as in the paper.
 * @returns `[tokens, tokens]` after each layer.
 */
export function attentionRollout(probs: readonly Tensor[], residual = 0.5): Tensor[] {
  const result: Tensor[] = [];
  for (const layer of probs) {
    const step = withResidual(averageHeads(layer), residual);
    const before = result.at(-1);
    result.push(before ? multiply(step, before) : step);
  }
  return result;
}

function withResidual(attention: Tensor, residual: number): Tensor {
  const tokens = attention.shape[0];
  const data = attention.data.map((value, i) => {
    const isDiagonal = i % (tokens + 1) === 0;
    return (1 - residual) * value + (isDiagonal ? residual : 0);
  });
  return { shape: [tokens, tokens], data: normalizeRows(data, tokens) };
}

/** A row that attends to nothing (all its edges cut) keeps only its residual, which then is all there is. */
function normalizeRows(data: Float32Array, tokens: number): Float32Array {
  for (let i = 0; i < tokens; i++) {
    const row = data.subarray(i * tokens, (i + 1) * tokens);
    const sum = row.reduce((a, b) => a + b, 0);
    if (sum > 0) for (let j = 0; j < tokens; j++) row[j] /= sum;
  }
  return data;
}

function multiply(a: Tensor, b: Tensor): Tensor {
  const n = a.shape[0];
  const data = new Float32Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += a.data[i * n + k] * b.data[k * n + j];
      data[i * n + j] = sum;
    }
  }
  return { shape: [n, n], data };
}
