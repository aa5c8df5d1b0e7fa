import type { Matrix, Score, TrainingKernels } from "../kernels/kernels";

/**
 * Softmax and cross-entropy of each row, forward and backward at once, in place of the logits `[rows, classes]`: they
 * become ∂L/∂logits = (p − [target]) · weight.
 * @param weight what each row's loss counts: 1 divided by the number of targets of the whole batch, so that gradients
 * of its parts add up to its mean's.
 */
export function crossEntropy(
  kernels: TrainingKernels,
  logits: Matrix,
  targets: ArrayLike<number>,
  weight: number,
): Score {
  kernels.softmax(logits);
  return kernels.scoreRows(logits, targets, weight);
}

/** Adds two scores. */
export function addScores(a: Score, b: Score): Score {
  return { loss: a.loss + b.loss, right: a.right + b.right, count: a.count + b.count };
}
