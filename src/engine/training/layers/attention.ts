import { clear, type Matrix, Part } from "../kernels/kernels";
import type { Context, EncoderLayerPlaces } from "./context";
import { dropoutBackward, dropoutForward } from "./dropout";
import { linearBackward, linearForward } from "./linear";

/** What the heads of one sequence gave to whom: their matrices below one another, `[heads · tokens, tokens]`. */
interface SequenceState {
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
  readonly sequences: readonly SequenceState[];
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
  const [a, b, out] = [new Part(), new Part(), new Part()];
  const sequences = eachSequence(context, (sequence, first, count): SequenceState => {
    const probabilities = kernels.matrix(config.heads * count, count);
    for (let head = 0; head < config.heads; head++)
      kernels.multiplyTransposed(
        columnsOfHead(a, context, query, first, count, head),
        columnsOfHead(b, context, key, first, count, head),
        -1,
        rowsOfHead(out, probabilities, head),
        1 / Math.sqrt(config.headSize),
      );
    hide(context, sequence, probabilities);
    kernels.softmax(probabilities);
    const { mixed, factors } = mix(context, probabilities);
    for (let head = 0; head < config.heads; head++)
      kernels.addProduct(
        rowsOfHead(a, mixed, head),
        columnsOfHead(b, context, value, first, count, head),
        columnsOfHead(out, context, mixture, first, count, head),
      );
    return { probabilities, mixed, factors };
  });
  const y = linearForward(kernels, mixture, layer.attentionOutput);
  return { query, key, value, sequences, context: mixture, y };
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
  const [a, b, out] = [new Part(), new Part(), new Part()];
  eachSequence(context, (sequence, first, count) => {
    const { probabilities, mixed, factors } = state.sequences[sequence];
    const mark = kernels.mark();
    const dScores = kernels.matrix(probabilities.rows, count);
    const part = (view: Part, matrix: Matrix, head: number): Part =>
      columnsOfHead(view, context, matrix, first, count, head);
    for (let head = 0; head < config.heads; head++) {
      part(a, dMixture, head);
      kernels.addTransposedProduct(rowsOfHead(b, mixed, head), a, part(out, dValue, head));
      kernels.multiplyTransposed(a, part(b, state.value, head), -1, rowsOfHead(out, dScores, head));
    }
    dropoutBackward(context, factors, dScores);
    kernels.softmaxBackward(probabilities, dScores, 1 / Math.sqrt(config.headSize));
    for (let head = 0; head < config.heads; head++) {
      rowsOfHead(a, dScores, head);
      kernels.addProduct(a, part(b, state.key, head), part(out, dQuery, head));
      kernels.addTransposedProduct(a, part(b, state.query, head), part(out, dKey, head));
    }
    kernels.release(mark);
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

/** Of states, the rows of one sequence and the columns of one head. */
function columnsOfHead(
  view: Part,
  { config: { headSize } }: Context,
  matrix: Matrix,
  first: number,
  count: number,
  head: number,
): Part {
  return view.show(matrix, first, count, head * headSize, headSize);
}

/** Of what a sequence's heads gave, one head's matrix, `[tokens, tokens]`. */
export function rowsOfHead(view: Part, matrix: Matrix, head: number): Part {
  const count = matrix.columns;
  return view.show(matrix, head * count, count, 0, count);
}

function hide({ kernels: { memory }, mask }: Context, sequence: number, scores: Matrix): void {
  if (mask === "all") return;
  const { at, rows, columns, stride } = scores;
  for (let r = 0; r < rows; r++) {
    const row = at + r * stride;
    const from = r % columns;
    if (mask === "causal") memory.fill(Number.NEGATIVE_INFINITY, row + from + 1, row + columns);
    else
      for (let to = 0; to < columns; to++)
        if (!mask(sequence, from, to)) memory[row + to] = Number.NEGATIVE_INFINITY;
  }
}

/** Attention probabilities are dropped too (as in the reference): then they sum to 1 only on average. */
function mix(context: Context, probabilities: Matrix): Pick<SequenceState, "mixed" | "factors"> {
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
