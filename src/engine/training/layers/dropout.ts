import type { Matrix } from "../kernels/kernels";
import type { Context } from "./context";

/**
 * Clears each value with the probability `dropout` and scales the others by 1/(1 − dropout), in place, so that the
 * expected sum stays (Srivastava et al. 2014, "inverted").
 * @returns the factors, for the way back; null if nothing is dropped.
 */
export function dropoutForward({ kernels, dropout, random }: Context, x: Matrix): Matrix | null {
  if (dropout === 0) return null;
  const factors = kernels.matrix(x.rows, x.columns);
  const { memory } = kernels;
  const kept = 1 / (1 - dropout);
  for (let r = 0; r < x.rows; r++) {
    const row = factors.at + r * factors.stride;
    for (let j = 0; j < x.columns; j++) memory[row + j] = random() < dropout ? 0 : kept;
    memory.fill(0, row + x.columns, row + factors.stride);
  }
  kernels.multiplyElements(x, factors);
  return factors;
}

/** ∂L/∂x = ∂y · the same factors, in place. */
export function dropoutBackward({ kernels }: Context, factors: Matrix | null, dy: Matrix): void {
  if (factors) kernels.multiplyElements(dy, factors);
}
