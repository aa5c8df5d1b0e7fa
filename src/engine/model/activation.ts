import type { Kernels, Rows } from "../kernels/kernels";
import type { ActivationName } from "./config";

/** √(2/π), in GELU's approximation (Hendrycks & Gimpel 2016, section 2). */
const SLOPE = Math.sqrt(2 / Math.PI);

/** ½x · (1 + tanh(√(2/π) · (x + 0.044715x³))): HF `gelu_new`. */
export function tanhGelu(x: number): number {
  return 0.5 * x * (1 + Math.tanh(SLOPE * (x + 0.044715 * x * x * x)));
}

/** Nair & Hinton 2010: what is negative becomes zero. */
export function relu(x: number): number {
  return Math.max(0, x);
}

/**
 * Bends the numbers of the feed-forward part in place, as the model's config says. GELU, which nearly every model has,
 * is the kernels' own; the others are plain arithmetic over the first `columns` of each row.
 */
export function activate(kernels: Kernels, activation: ActivationName, rows: Rows, columns: number): void {
  if (activation === "gelu") {
    kernels.gelu(rows);
    return;
  }
  const bend = activation === "relu" ? relu : tanhGelu;
  for (let r = 0; r < rows.count; r++) {
    const start = rows.at + r * rows.stride;
    for (let i = start; i < start + columns; i++) kernels.memory[i] = bend(kernels.memory[i]);
  }
}
