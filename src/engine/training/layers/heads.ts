import { clear, type Matrix, NO_SCORE, type Score } from "../kernels/kernels";
import type { Context, LinearPlaces } from "./context";
import { addScores, crossEntropy } from "./crossEntropy";
import { dropoutBackward, dropoutForward } from "./dropout";
import { linearBackward, linearForward } from "./linear";
import { addPickedRows, pickRows } from "./pickRows";
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

/** The loss of giving some tokens a label each (HF `BertForTokenClassification`). */
export function taggingLoss(
  context: Context,
  head: LinearPlaces,
  hidden: Matrix,
  targets: { readonly tokens: ArrayLike<number>; readonly labels: ArrayLike<number> },
  weight: number,
  dHidden: Matrix | null,
): Score {
  const { kernels } = context;
  const picked = pickRows(kernels, hidden, targets.tokens);
  const outputs = linearForward(kernels, picked, head);
  const score = crossEntropy(kernels, outputs, targets.labels, weight);
  if (dHidden) {
    const dPicked = kernels.matrix(picked.rows, picked.columns);
    clear(kernels.memory, dPicked);
    linearBackward(kernels, picked, head, outputs, dPicked);
    addPickedRows(kernels, dPicked, targets.tokens, dHidden);
  }
  return score;
}

/**
 * The loss of finding an answer (HF `BertForQuestionAnswering`): two logits a token, and a softmax of each over the
 * tokens of a sequence. The two losses are averaged.
 * @param spans `[sequences]`: the first and last token of each answer, counted within its sequence.
 */
export function spanLoss(
  context: Context,
  head: LinearPlaces,
  hidden: Matrix,
  spans: readonly { readonly start: number; readonly end: number }[],
  weight: number,
  dHidden: Matrix | null,
): Score {
  const { kernels } = context;
  const { starts } = context.sequences;
  const { memory } = kernels;
  const outputs = linearForward(kernels, hidden, head);
  let score = NO_SCORE;
  spans.forEach(({ start, end }, s) => {
    const count = starts[s + 1] - starts[s];
    const mark = kernels.mark();
    const logits = kernels.matrix(2, count);
    const place = (side: number, t: number): [number, number] => [
      logits.at + side * logits.stride + t,
      outputs.at + (starts[s] + t) * outputs.stride + side,
    ];
    const sides = [0, 1];
    for (const side of sides)
      for (let t = 0; t < count; t++) {
        const [to, from] = place(side, t);
        memory[to] = memory[from];
      }
    score = addScores(score, crossEntropy(kernels, logits, [start, end], weight / 2));
    for (const side of sides)
      for (let t = 0; t < count; t++) {
        const [from, to] = place(side, t);
        memory[to] = memory[from];
      }
    kernels.release(mark);
  });
  if (dHidden) linearBackward(kernels, hidden, head, outputs, dHidden);
  return { ...score, loss: score.loss / 2 };
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
