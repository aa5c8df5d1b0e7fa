import { argmax } from "../tensor";

/** A linear head: logits = W · x + b. */
export interface LinearHead {
  readonly classes: number;
  readonly inputs: number;
  /** `[classes, inputs]` row-major, then the biases `[classes]`: one vector, as its gradient. */
  readonly weights: Float64Array;
}

/** All zeros: every class is as probable as any other. */
export function zeroHead(classes: number, inputs: number): LinearHead {
  return { classes, inputs, weights: new Float64Array(classes * (inputs + 1)) };
}

/** Softmax of the logits of one vector `[inputs]`, and the log of its normalizer: `[classes]`. */
export function classify(
  { classes, inputs, weights }: LinearHead,
  x: ArrayLike<number>,
): { readonly probabilities: Float64Array; readonly logProbabilities: Float64Array } {
  const logits = new Float64Array(classes);
  for (let c = 0; c < classes; c++) {
    let sum = weights[classes * inputs + c];
    for (let j = 0; j < inputs; j++) sum += weights[c * inputs + j] * x[j];
    logits[c] = sum;
  }
  const largest = Math.max(...logits);
  const normalizer = largest + Math.log(logits.reduce((sum, v) => sum + Math.exp(v - largest), 0));
  const logProbabilities = logits.map((v) => v - normalizer);
  return { logProbabilities, probabilities: logProbabilities.map(Math.exp) };
}

/** Mean cross-entropy −ln p(label) in nats, and the share of vectors whose best class is theirs; NaN of none. */
export function evaluate(
  head: LinearHead,
  features: readonly ArrayLike<number>[],
  labels: readonly number[],
): { readonly loss: number; readonly accuracy: number } {
  let loss = 0;
  let right = 0;
  features.forEach((x, i) => {
    const { logProbabilities } = classify(head, x);
    loss -= logProbabilities[labels[i]];
    if (argmax(logProbabilities) === labels[i]) right++;
  });
  return { loss: loss / features.length, accuracy: right / features.length };
}

/**
 * The gradient of the mean cross-entropy of a batch: ∂L/∂W[c] = mean of (p[c] − [label = c]) · x, and the same
 * without x for the bias. As `LinearHead.weights`.
 * @param batch indices into `features` and `labels`.
 */
export function gradient(
  head: LinearHead,
  features: readonly ArrayLike<number>[],
  labels: readonly number[],
  batch: readonly number[],
): { readonly loss: number; readonly gradient: Float64Array } {
  const { classes, inputs } = head;
  const sum = new Float64Array(head.weights.length);
  let loss = 0;
  for (const i of batch) {
    const x = features[i];
    const { probabilities, logProbabilities } = classify(head, x);
    loss -= logProbabilities[labels[i]];
    for (let c = 0; c < classes; c++) {
      const error = (probabilities[c] - (labels[i] === c ? 1 : 0)) / batch.length;
      for (let j = 0; j < inputs; j++) sum[c * inputs + j] += error * x[j];
      sum[classes * inputs + c] += error;
    }
  }
  return { loss: loss / batch.length, gradient: sum };
}

/** One step of plain gradient descent, in place: W ← W − rate · ∂L/∂W. @returns the batch's loss before the step. */
export function descend(
  head: LinearHead,
  features: readonly ArrayLike<number>[],
  labels: readonly number[],
  batch: readonly number[],
  rate: number,
): number {
  const { loss, gradient: slope } = gradient(head, features, labels, batch);
  for (let k = 0; k < slope.length; k++) head.weights[k] -= rate * slope[k];
  return loss;
}
