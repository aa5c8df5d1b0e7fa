import { Arena, allocationFloats } from "../arena";
import type { Backend, Kernels, Limits, Linear, Rows, WeightMatrix } from "../kernels";
import { roundUp } from "../kernels";
import { createGemm, TILE_COLUMNS } from "./gemm";
import { createPointwise } from "./pointwise";

/** Kernels in plain TypeScript, for browsers without WebAssembly SIMD, and as a yardstick for it. */
export const plainBackend: Backend = {
  name: "plain",
  isSupported: () => true,
  linearFloats: (outputs, inputs) =>
    allocationFloats(roundUp(outputs) * inputs) + allocationFloats(roundUp(outputs)),
  scratchFloats: (limits) => scratchSizes(limits).reduce((sum, floats) => sum + allocationFloats(floats), 0),
  create: createPlainKernels,
};

/** Packed rows; keys and values of one head in panels; biases of 0 and −∞ for the scores; zeros. */
function scratchSizes({ tokens, width, headSize }: Limits): [number, number, number, number] {
  return [
    tokens * Math.max(width, tokens),
    roundUp(tokens) * roundUp(headSize),
    roundUp(tokens),
    roundUp(Math.max(tokens, headSize)),
  ];
}

function createPlainKernels(floats: number, limits: Limits): Kernels {
  const F = new Float32Array(floats);
  const arena = new Arena(F);
  const [rowsAt, panelsAt, keyBiasAt, zerosAt] = scratchSizes(limits).map((size) => arena.allocate(size));
  const gemm = createGemm(F);
  let paddedFor = -1;

  function pack(weights: WeightMatrix, bias: Float32Array | null, padding = 0): Linear {
    const { rows: outputs, columns: inputs, values, scales } = weights;
    const at = arena.allocate(roundUp(outputs) * inputs);
    const biasAt = arena.allocate(roundUp(outputs));
    for (let j = 0; j < outputs; j++) {
      const scale = scales ? scales[j] : 1;
      let to = at + (j - (j % TILE_COLUMNS)) * inputs + (j % TILE_COLUMNS);
      for (let p = 0; p < inputs; p++, to += TILE_COLUMNS) F[to] = values[j * inputs + p] * scale;
    }
    if (bias) F.set(bias, biasAt);
    F.fill(padding, biasAt + outputs, biasAt + roundUp(outputs));
    return { outputs, inputs, at, bias: biasAt, scales: -1 };
  }

  function unpackRow({ at, inputs }: Linear, index: number, target: Float32Array): void {
    let from = at + (index - (index % TILE_COLUMNS)) * inputs + (index % TILE_COLUMNS);
    for (let p = 0; p < inputs; p++, from += TILE_COLUMNS) target[p] = F[from];
  }

  function linear(input: Rows, { at, bias, inputs, outputs }: Linear, output: Rows): void {
    gemm.packRows(input.at, input.stride, input.count, inputs, rowsAt);
    gemm.multiply(rowsAt, at, bias, output.at, output.stride, input.count, inputs, roundUp(outputs));
  }

  /** Zero for the keys, −∞ for the padding behind them. */
  function keyBias(keys: number): number {
    if (paddedFor !== keys) {
      F.fill(0, keyBiasAt, keyBiasAt + keys);
      F.fill(Number.NEGATIVE_INFINITY, keyBiasAt + keys, keyBiasAt + roundUp(keys));
      paddedFor = keys;
    }
    return keyBiasAt;
  }

  function attentionScores(
    query: Rows,
    key: Rows,
    column: number,
    headSize: number,
    scale: number,
    scores: Rows,
  ): void {
    const keys = roundUp(key.count);
    for (let j = 0; j < keys; j++) {
      const row = key.at + j * key.stride + column;
      let to = panelsAt + (j - (j % TILE_COLUMNS)) * headSize + (j % TILE_COLUMNS);
      for (let c = 0; c < headSize; c++, to += TILE_COLUMNS) F[to] = j < key.count ? F[row + c] * scale : 0;
    }
    gemm.packRows(query.at + column, query.stride, query.count, headSize, rowsAt);
    const bias = keyBias(key.count);
    gemm.multiply(rowsAt, panelsAt, bias, scores.at, scores.stride, query.count, headSize, keys);
  }

  function attentionContext(probs: Rows, value: Rows, column: number, headSize: number, context: Rows): void {
    const size = roundUp(headSize, TILE_COLUMNS);
    for (let c = 0; c < size; c++) {
      const from = value.at + column + c;
      let to = panelsAt + (c - (c % TILE_COLUMNS)) * value.count + (c % TILE_COLUMNS);
      for (let j = 0; j < value.count; j++, to += TILE_COLUMNS)
        F[to] = c < headSize ? F[from + j * value.stride] : 0;
    }
    gemm.packRows(probs.at, probs.stride, probs.count, value.count, rowsAt);
    const output = context.at + column;
    gemm.multiply(rowsAt, panelsAt, zerosAt, output, context.stride, probs.count, value.count, size);
  }

  return {
    name: "plain",
    memory: F,
    allocate: (count) => arena.allocate(count),
    pack,
    unpackRow,
    linear,
    attentionScores,
    attentionContext,
    ...createPointwise(F),
  };
}
