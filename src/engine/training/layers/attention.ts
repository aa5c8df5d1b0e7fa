import { blockOf, clear, type Matrix } from "../kernels/kernels";
import type { Context, EncoderLayerPlaces } from "./context";
import { dropoutBackward, dropoutForward } from "./dropout";
import { linearBackward, linearForward } from "./linear";

/** One head of one sequence: what it gave to whom, `[tokens, tokens]`. */
interface HeadState {
  /** softmax(q·kᵀ/√headSize) */
  readonly probabilities: Matrix;
  /** The same after dropout: what the values were mixed by. */
  readonly mixed: Matrix;
  readonly factors: Matrix | null;
}

export interface AttentionState {
  readonly query: Matrix;
  readonly key: Matrix;
  readonly value: Matrix;
  /** `[sequences][heads]` */
  readonly heads: readonly (readonly HeadState[])[];
  /** The heads' results side by side, `[tokens, hidden]`. */
  readonly context: Matrix;
  readonly y: Matrix;
}

/** Multi-head self-attention with its output projection (Vaswani et al. 2017, equation 1): `[tokens, hidden]`. */
export function attentionForward(context: Context, layer: EncoderLayerPlaces, x: Matrix): AttentionState {
  const { kernels, config } = context;
  const query = linearForward(kernels, x, layer.query);
  const key = linearForward(kernels, x, layer.key);
  const value = linearForward(kernels, x, layer.value);
  const mixture = kernels.matrix(x.rows, config.hiddenSize);
  clear(kernels.memory, mixture);
  const heads = eachSequence(context, (sequence, first, count) =>
    Array.from({ length: config.heads }, (_, head): HeadState => {
      const part = (matrix: Matrix): Matrix => headOf(context, matrix, first, count, head);
      const probabilities = kernels.matrix(count, count);
      kernels.multiplyTransposed(part(query), part(key), -1, probabilities, 1 / Math.sqrt(config.headSize));
      hide(context, sequence, probabilities);
      kernels.softmax(probabilities);
      const { mixed, factors } = mix(context, probabilities);
      kernels.addProduct(mixed, part(value), part(mixture));
      return { probabilities, mixed, factors };
    }),
  );
  const y = linearForward(kernels, mixture, layer.attentionOutput);
  return { query, key, value, heads, context: mixture, y };
}

/**
 * The same backwards. With P = softmax(S), S = q·kᵀ/√headSize and c = P·v: ∂v += Pᵀ·∂c; ∂P = ∂c·vᵀ;
 * ∂S = P ⊙ (∂P − Σ P ⊙ ∂P), the softmax's own derivative; ∂q += ∂S·k/√headSize; ∂k += ∂Sᵀ·q/√headSize. What a mask
 * hides has P = 0, and so no gradient.
 */
export function attentionBackward(
  context: Context,
  layer: EncoderLayerPlaces,
  x: Matrix,
  state: AttentionState,
  dy: Matrix,
  dx: Matrix,
): void {
  const { kernels, config } = context;
  const zeros = (): Matrix => {
    const matrix = kernels.matrix(x.rows, config.hiddenSize);
    clear(kernels.memory, matrix);
    return matrix;
  };
  const [dMixture, dQuery, dKey, dValue] = [zeros(), zeros(), zeros(), zeros()];
  linearBackward(kernels, state.context, layer.attentionOutput, dy, dMixture);
  eachSequence(context, (sequence, first, count) => {
    state.heads[sequence].forEach(({ probabilities, mixed, factors }, head) => {
      const mark = kernels.mark();
      const part = (matrix: Matrix): Matrix => headOf(context, matrix, first, count, head);
      kernels.addTransposedProduct(mixed, part(dMixture), part(dValue));
      const dScores = kernels.matrix(count, count);
      kernels.multiplyTransposed(part(dMixture), part(state.value), -1, dScores);
      dropoutBackward(context, factors, dScores);
      kernels.softmaxBackward(probabilities, dScores, 1 / Math.sqrt(config.headSize));
      kernels.addProduct(dScores, part(state.key), part(dQuery));
      kernels.addTransposedProduct(dScores, part(state.query), part(dKey));
      kernels.release(mark);
    });
  });
  linearBackward(kernels, x, layer.query, dQuery, dx);
  linearBackward(kernels, x, layer.key, dKey, dx);
  linearBackward(kernels, x, layer.value, dValue, dx);
}

function eachSequence<Result>(
  { sequences }: Context,
  visit: (sequence: number, first: number, count: number) => Result,
): Result[] {
  const { starts } = sequences;
  return Array.from({ length: starts.length - 1 }, (_, s) => visit(s, starts[s], starts[s + 1] - starts[s]));
}

/** The rows of one sequence, the columns of one head. */
function headOf(context: Context, matrix: Matrix, first: number, count: number, head: number): Matrix {
  const { headSize } = context.config;
  return blockOf(matrix, first, count, head * headSize, headSize);
}

function hide({ kernels: { memory }, mask }: Context, sequence: number, scores: Matrix): void {
  if (mask === "all") return;
  for (let from = 0; from < scores.rows; from++) {
    const row = scores.at + from * scores.stride;
    if (mask === "causal") memory.fill(Number.NEGATIVE_INFINITY, row + from + 1, row + scores.columns);
    else
      for (let to = 0; to < scores.columns; to++)
        if (!mask(sequence, from, to)) memory[row + to] = Number.NEGATIVE_INFINITY;
  }
}

/** Attention probabilities are dropped too (as in the reference): then they sum to 1 only on average. */
function mix(context: Context, probabilities: Matrix): Pick<HeadState, "mixed" | "factors"> {
  const { kernels, dropout } = context;
  if (dropout === 0) return { mixed: probabilities, factors: null };
  const mixed = kernels.matrix(probabilities.rows, probabilities.columns);
  kernels.memory.copyWithin(
    mixed.at,
    probabilities.at,
    probabilities.at + probabilities.rows * probabilities.stride,
  );
  return { mixed, factors: dropoutForward(context, mixed) };
}
