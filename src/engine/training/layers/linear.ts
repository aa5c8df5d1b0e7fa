import type { Matrix, TrainingKernels } from "../kernels/kernels";
import type { LinearPlaces } from "./context";

/** y = x·Wᵀ + b, `[tokens, inputs]` → `[tokens, outputs]`. */
export function linearForward(kernels: TrainingKernels, x: Matrix, layer: LinearPlaces): Matrix {
  const y = kernels.matrix(x.rows, layer.weight.rows);
  kernels.multiplyTransposed(x, layer.weight, layer.bias, y);
  return y;
}

/**
 * From ∂L/∂y: ∂L/∂W += ∂yᵀ·x and ∂L/∂b += Σ ∂y, unless the layer is frozen; ∂L/∂x += ∂y·W.
 * @param dx where the input's gradient is added, or null if nobody asks for it.
 */
export function linearBackward(
  kernels: TrainingKernels,
  x: Matrix,
  layer: LinearPlaces,
  dy: Matrix,
  dx: Matrix | null,
): void {
  if (layer.gradient) {
    kernels.addTransposedProduct(dy, x, layer.gradient.weight);
    kernels.addColumnSums(dy, layer.gradient.bias);
  }
  if (dx) kernels.addProduct(dy, layer.weight, dx);
}
