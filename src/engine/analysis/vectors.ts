/** Entry by entry products of two vectors `[n]`: their sum is the dot product. */
export function products(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, i) => value * b[i]);
}

/** Σ aᵢ·bᵢ of two vectors `[n]`. @throws Error if they differ in length. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length)
    throw new Error(`Vectors of ${a.length} and ${b.length} numbers have no dot product.`);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/**
 * Σ weights[j] · vectors[j] over the first `count` vectors: the attention context `[headSize]` as it builds up
 * (Vaswani et al. 2017, eq. 1: softmax(QKᵀ/√d) V, one row).
 */
export function weightedSum(
  weights: Float32Array,
  vectors: readonly Float32Array[],
  count = vectors.length,
): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (let j = 0; j < count; j++) {
    for (let i = 0; i < sum.length; i++) sum[i] += weights[j] * vectors[j][i];
  }
  return sum;
}

/**
 * Cosine of the angle between two vectors `[n]`, −1…1: exactly 1 for equal vectors, NaN if one is all zeros (it
 * has no direction).
 * @throws Error if they differ in length.
 */
export function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return cosineFrom(dot(a, b), dot(a, a), dot(b, b));
}

/** Cosines of all pairs of vectors `[n]`: row i is those of vector i. @throws Error if they differ in length. */
export function cosines(vectors: readonly ArrayLike<number>[]): number[][] {
  const squares = vectors.map((vector) => dot(vector, vector));
  const table = vectors.map(() => new Array<number>(vectors.length));
  for (let i = 0; i < vectors.length; i++) {
    for (let j = i; j < vectors.length; j++) {
      const product = i === j ? squares[i] : dot(vectors[i], vectors[j]);
      table[i][j] = table[j][i] = cosineFrom(product, squares[i], squares[j]);
    }
  }
  return table;
}

function cosineFrom(product: number, square: number, otherSquare: number): number {
  // √(|a|²·|b|²), not √|a|²·√|b|²: for equal vectors the root is exactly the product above it.
  return Math.max(-1, Math.min(1, product / Math.sqrt(square * otherSquare)));
}
