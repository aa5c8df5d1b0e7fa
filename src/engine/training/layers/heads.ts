import { clear, type Matrix, type Score } from "../kernels/kernels";
import type { Context, LinearPlaces } from "./context";
import { crossEntropy } from "./crossEntropy";
import { dropoutBackward, dropoutForward } from "./dropout";
import { linearBackward, linearForward } from "./linear";
import { poolerBackward, poolerForward } from "./pooler";

/** The rows of the [CLS] tokens. */
function clsRows({ sequences: { starts } }: Context): Int32Array {
  return starts.subarray(0, starts.length - 1);
}

/**
 * The loss of judging each text as a whole: a class, or whether B follows A (next sentence prediction, classes: 0
 * follows, 1 does not). On the pooled vector, or without a pooler on the mean of the words' states.
 * @param labels `[sequences]`
 */
export function textLoss(
  context: Context,
  head: LinearPlaces,
  pooler: LinearPlaces | null,
  hidden: Matrix,
  labels: ArrayLike<number>,
  weight: number,
  dHidden: Matrix | null,
  dropout = false,
): { readonly score: Score; readonly logits: Float32Array } {
  const { kernels } = context;
  const pooled = pooler ? poolerForward(kernels, pooler, hidden, clsRows(context)) : null;
  const vectors = pooled?.y ?? meanForward(context, hidden);
  const factors = dropout ? dropoutForward(context, vectors) : null;
  const outputs = linearForward(kernels, vectors, head);
  const logits = copyOut(kernels.memory, outputs);
  const score = crossEntropy(kernels, outputs, labels, weight);
  if (dHidden) {
    const dVectors = kernels.matrix(vectors.rows, vectors.columns);
    clear(kernels.memory, dVectors);
    linearBackward(kernels, vectors, head, outputs, dVectors);
    dropoutBackward(context, factors, dVectors);
    if (pooler && pooled) poolerBackward(kernels, pooler, pooled, dVectors, dHidden);
    else meanBackward(context, dVectors, dHidden);
  }
  return { score, logits };
}

/** The mean of each sequence's states without [CLS] and [SEP], `[sequences, hidden]`. */
function meanForward({ kernels, sequences: { starts } }: Context, hidden: Matrix): Matrix {
  const means = kernels.matrix(starts.length - 1, hidden.columns);
  clear(kernels.memory, means);
  const { memory } = kernels;
  eachWord(starts, (s, token, share) => {
    for (let j = 0; j < hidden.columns; j++)
      memory[means.at + s * means.stride + j] += share * memory[hidden.at + token * hidden.stride + j];
  });
  return means;
}

function meanBackward({ kernels, sequences: { starts } }: Context, dMeans: Matrix, dHidden: Matrix): void {
  const { memory } = kernels;
  eachWord(starts, (s, token, share) => {
    for (let j = 0; j < dHidden.columns; j++)
      memory[dHidden.at + token * dHidden.stride + j] += share * memory[dMeans.at + s * dMeans.stride + j];
  });
}

function eachWord(starts: Int32Array, visit: (sequence: number, token: number, share: number) => void): void {
  for (let s = 0; s + 1 < starts.length; s++) {
    const [first, end] = [starts[s] + 1, starts[s + 1] - 1];
    for (let token = first; token < end; token++) visit(s, token, 1 / (end - first));
  }
}

function copyOut(memory: Float32Array, { at, rows, columns, stride }: Matrix): Float32Array {
  const values = new Float32Array(rows * columns);
  for (let r = 0; r < rows; r++)
    for (let j = 0; j < columns; j++) values[r * columns + j] = memory[at + r * stride + j];
  return values;
}
