import type { Tensor } from "../tensor";

/**
 * Largest difference of two lists of values, divided by the largest magnitude of the expected ones, or by `atLeast`
 * if that is larger: when the lists are samples, the largest of the whole.
 */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>, atLeast = 0): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  let difference = 0;
  let magnitude = atLeast;
  for (let i = 0; i < expected.length; i++) {
    // Written so that a NaN on either side counts as infinitely wrong.
    const d = Math.abs(actual[i] - expected[i]);
    if (!(d <= difference)) difference = Number.isNaN(d) ? Number.POSITIVE_INFINITY : d;
    magnitude = Math.max(magnitude, Math.abs(expected[i]));
  }
  return difference === 0 ? 0 : difference / magnitude;
}

/** Collects the largest error seen under each name; what the tests report. */
export class ErrorTable {
  readonly #worst = new Map<string, number>();

  add(name: string, actual: Tensor, expected: Tensor): number {
    const isSameShape = actual.shape.join() === expected.shape.join();
    const error = isSameShape ? relativeError(actual.data, expected.data) : Number.POSITIVE_INFINITY;
    this.#worst.set(name, Math.max(error, this.#worst.get(name) ?? 0));
    return error;
  }

  get worst(): number {
    return Math.max(...this.#worst.values());
  }

  toString(): string {
    return [...this.#worst].map(([name, error]) => `${name.padEnd(24)} ${error.toExponential(1)}`).join("\n");
  }
}
