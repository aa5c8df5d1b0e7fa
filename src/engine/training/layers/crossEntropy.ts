import type { Matrix, TrainingKernels } from "../kernels/kernels";

/** What some guesses came to. */
export interface Score {
  /** The sum of −ln p(target) over all rows, in nats. Below e⁻⁸⁷ a 32-bit probability is 0, and counts as that. */
  readonly loss: number;
  /** Rows whose most probable entry is the target. */
  readonly right: number;
  readonly count: number;
}

const SMALLEST = Math.exp(-87);

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
  const { memory } = kernels;
  kernels.softmax(logits);
  let loss = 0;
  let right = 0;
  for (let r = 0; r < logits.rows; r++) {
    const row = logits.at + r * logits.stride;
    const target = row + targets[r];
    const probability = memory[target];
    loss -= Math.log(Math.max(probability, SMALLEST));
    let isBest = true;
    for (let c = 0; c < logits.columns; c++) {
      if (memory[row + c] > probability) isBest = false;
      memory[row + c] *= weight;
    }
    if (isBest) right++;
    memory[target] -= weight;
  }
  return { loss, right, count: logits.rows };
}

/** Adds two scores. */
export function addScores(a: Score, b: Score): Score {
  return { loss: a.loss + b.loss, right: a.right + b.right, count: a.count + b.count };
}

export const NO_SCORE: Score = { loss: 0, right: 0, count: 0 };
