import { row, type Tensor } from "../tensor";

/** Σ aᵢ·bᵢ. @throws Error if the vectors differ in length. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length)
    throw new Error(`Vectors of ${a.length} and ${b.length} numbers have no dot product.`);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/**
 * Cosine of the angle between two vectors, −1…1: exactly 1 for equal vectors, NaN if one is all zeros, which has
 * no direction.
 * @throws Error if the vectors differ in length.
 */
export function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  // √(|a|²·|b|²), not √|a|²·√|b|²: for equal vectors the root is exactly the product above it.
  return Math.max(-1, Math.min(1, dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))));
}

/** Cosines of all pairs of rows of `[rows, columns]`: `[rows, rows]`. */
export function cosineMatrix(t: Tensor): Tensor {
  const rows = t.shape[0];
  const data = new Float32Array(rows * rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < rows; j++) data[i * rows + j] = cosine(row(t, i), row(t, j));
  }
  return { shape: [rows, rows], data };
}

/**
 * The mean of the rows of `[tokens, hidden]` for which `include` is true (all by default): `[hidden]`; zeros if
 * there is none.
 */
export function meanPool(hidden: Tensor, include: (token: number) => boolean = () => true): Float32Array {
  const [tokens, size] = hidden.shape;
  const sum = new Float64Array(size);
  let count = 0;
  for (let token = 0; token < tokens; token++) {
    if (!include(token)) continue;
    count++;
    row(hidden, token).forEach((value, i) => {
      sum[i] += value;
    });
  }
  return Float32Array.from(sum, (value) => (count > 0 ? value / count : 0));
}
