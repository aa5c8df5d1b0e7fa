/** Mean and spread of a vector's entries. */
export interface Moments {
  readonly mean: number;
  /** Standard deviation over all entries (divided by their number, as LayerNorm does). */
  readonly deviation: number;
  /** Euclidean length. */
  readonly length: number;
}

/** The numbers that LayerNorm (Ba, Kiros & Hinton 2016, eq. 3) takes out of a vector `[n]`. Zeros for an empty one. */
export function moments(vector: ArrayLike<number>): Moments {
  const count = vector.length || 1;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < vector.length; i++) {
    sum += vector[i];
    squares += vector[i] * vector[i];
  }
  const mean = sum / count;
  let variance = 0;
  for (let i = 0; i < vector.length; i++) variance += (vector[i] - mean) ** 2 / count;
  return { mean, deviation: Math.sqrt(variance), length: Math.sqrt(squares) };
}
