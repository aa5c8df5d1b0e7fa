import { clear, type Matrix, type Score } from "../kernels/kernels";
import type { Context, MlmPlaces, TablePlaces } from "./context";
import { crossEntropy } from "./crossEntropy";
import { type NormState, normBackward, normForward } from "./layerNorm";
import { linearBackward, linearForward } from "./linear";
import { addPickedRows, pickRows } from "./pickRows";

/** The tokens whose word is to be guessed, by their row, and the words that stood there. */
export interface WordTargets {
  readonly tokens: ArrayLike<number>;
  readonly ids: ArrayLike<number>;
}

interface TransformState {
  readonly picked: Matrix;
  readonly bent: Matrix;
  readonly norm: NormState;
}

/** LayerNorm(GELU(W · state + b)) of the chosen tokens: `[targets, hidden]` (HF `BertPredictionHeadTransform`). */
function transformForward(
  { kernels }: Context,
  head: MlmPlaces,
  hidden: Matrix,
  tokens: ArrayLike<number>,
): TransformState {
  const picked = pickRows(kernels, hidden, tokens);
  const bent = linearForward(kernels, picked, head.transform);
  const inner = kernels.matrix(bent.rows, bent.columns);
  kernels.gelu(bent, inner);
  return { picked, bent, norm: normForward(kernels, inner, head.norm) };
}

function transformBackward(
  { kernels }: Context,
  head: MlmPlaces,
  state: TransformState,
  tokens: ArrayLike<number>,
  dy: Matrix,
  dHidden: Matrix,
): void {
  normBackward(kernels, state.norm, head.norm, dy);
  kernels.geluBackward(state.bent, dy);
  const dPicked = kernels.matrix(dy.rows, dy.columns);
  clear(kernels.memory, dPicked);
  linearBackward(kernels, state.picked, head.transform, dy, dPicked);
  addPickedRows(kernels, dPicked, tokens, dHidden);
}

/** The logits of every word for the chosen tokens, `[targets, vocabulary]`: transform, then the tied decoder. */
export function wordLogits(
  context: Context,
  head: MlmPlaces,
  words: TablePlaces,
  hidden: Matrix,
  tokens: ArrayLike<number>,
): Matrix {
  const { kernels } = context;
  const { norm } = transformForward(context, head, hidden, tokens);
  const logits = kernels.matrix(norm.y.rows, words.weight.rows);
  kernels.multiplyTransposed(norm.y, words.weight, head.bias, logits);
  return logits;
}

/**
 * The loss of guessing words, with a softmax over the whole vocabulary: masked words, or with each token's target the
 * word behind it and a causal mask, the next ones.
 * @param dHidden where the gradient of the hidden states is added, `[tokens, hidden]`; null in evaluation.
 */
export function wordLoss(
  context: Context,
  head: MlmPlaces,
  words: TablePlaces,
  hidden: Matrix,
  targets: WordTargets,
  weight: number,
  dHidden: Matrix | null,
): Score {
  const { kernels } = context;
  const state = transformForward(context, head, hidden, targets.tokens);
  const { y } = state.norm;
  const logits = kernels.matrix(y.rows, words.weight.rows);
  kernels.multiplyTransposed(y, words.weight, head.bias, logits);
  const score = crossEntropy(kernels, logits, targets.ids, weight);
  if (!dHidden) return score;
  // Tied weights: the table is learnt from both ends, where words go in and where they are guessed.
  if (words.gradient) {
    if (words.gradient.rows !== words.weight.rows)
      throw new Error("A softmax over the whole vocabulary trains every word's row.");
    kernels.addTransposedProduct(logits, y, words.gradient);
  }
  kernels.addColumnSums(logits, head.biasGradient);
  const dy = kernels.matrix(y.rows, y.columns);
  clear(kernels.memory, dy);
  kernels.addProduct(logits, words.weight, dy);
  transformBackward(context, head, state, targets.tokens, dy, dHidden);
  return score;
}
