import type { Matrix, NormPlaces, TrainingKernels } from "../kernels/kernels";

/** What the way back needs. */
export interface NormState {
  /** x̂ = (x − mean) / √(variance + ε), `[tokens, hidden]`. */
  readonly normalized: Matrix;
  /** 1 / √(variance + ε), `[tokens]`. */
  readonly inverse: number;
  readonly y: Matrix;
}

/** y = x̂ · γ + β, row by row (Ba et al. 2016). */
export function normForward(kernels: TrainingKernels, x: Matrix, norm: NormPlaces): NormState {
  const normalized = kernels.matrix(x.rows, x.columns);
  const y = kernels.matrix(x.rows, x.columns);
  const inverse = kernels.allocate(x.rows);
  kernels.layerNorm(x, norm, normalized, inverse, y);
  return { normalized, inverse, y };
}

/**
 * ∂L/∂x = inverse · (g − mean(g) − x̂ · mean(g · x̂)) with g = ∂y · γ, in place of ∂y; and ∂L/∂γ += Σ ∂y · x̂,
 * ∂L/∂β += Σ ∂y. A row's mean and variance depend on all of its x: hence the two means.
 */
export function normBackward(kernels: TrainingKernels, state: NormState, norm: NormPlaces, dy: Matrix): void {
  kernels.layerNormBackward(dy, norm, state.normalized, state.inverse, dy);
}
