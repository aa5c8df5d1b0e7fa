import type { Matrix, TrainingKernels } from "../kernels/kernels";

/** The rows of some tokens, `[tokens.length, hidden]`. */
export function pickRows(kernels: TrainingKernels, x: Matrix, tokens: ArrayLike<number>): Matrix {
  const picked = kernels.matrix(tokens.length, x.columns);
  for (let r = 0; r < tokens.length; r++) {
    const from = x.at + tokens[r] * x.stride;
    kernels.memory.copyWithin(picked.at + r * picked.stride, from, from + x.columns);
  }
  return picked;
}

/** Their gradient goes back to where they stood. */
export function addPickedRows(
  kernels: TrainingKernels,
  dPicked: Matrix,
  tokens: ArrayLike<number>,
  dx: Matrix,
): void {
  for (let r = 0; r < tokens.length; r++)
    kernels.addFloats(dPicked.at + r * dPicked.stride, dx.at + tokens[r] * dx.stride, dPicked.columns);
}
