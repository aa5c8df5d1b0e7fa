/** Points in few dimensions that keep as much of the spread of many-dimensional vectors as possible. */
export interface Projection {
  /** One point per vector, `components` numbers each. */
  readonly points: readonly (readonly number[])[];
  /** Share of the total variance along each component, largest first. */
  readonly explained: readonly number[];
}

/**
 * Principal component analysis (Pearson 1901) of a small set of vectors, through the eigenvectors of the Gram
 * matrix of the centered vectors, which is only as large as there are vectors. Signs are fixed so that each
 * component's largest coordinate is positive.
 * @throws Error if the vectors differ in length.
 */
export function pca(vectors: readonly ArrayLike<number>[], components: number): Projection {
  const centered = center(vectors);
  const gram = centered.map((a) => centered.map((b) => a.reduce((sum, value, i) => sum + value * b[i], 0)));
  const { values, vectors: axes } = jacobiEigen(gram);
  const order = values.map((_, i) => i).sort((a, b) => values[b] - values[a]);
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  const kept = order.slice(0, components);
  const columns = kept.map((k) => {
    const scale = Math.sqrt(Math.max(0, values[k]));
    const column = axes.map((row) => row[k] * scale);
    const largest = column.reduce((best, x) => (Math.abs(x) > Math.abs(best) ? x : best), 0);
    return largest < 0 ? column.map((x) => -x) : column;
  });
  return {
    points: vectors.map((_, i) => Array.from({ length: components }, (_, k) => columns[k]?.[i] ?? 0)),
    explained: Array.from({ length: components }, (_, k) =>
      total > 0 && k < kept.length ? Math.max(0, values[kept[k]]) / total : 0,
    ),
  };
}

function center(vectors: readonly ArrayLike<number>[]): number[][] {
  const size = vectors[0]?.length ?? 0;
  if (vectors.some((vector) => vector.length !== size)) throw new Error("The vectors differ in length.");
  const mean = Array.from(
    { length: size },
    (_, i) => vectors.reduce((sum, v) => sum + v[i], 0) / vectors.length,
  );
  return vectors.map((vector) => mean.map((m, i) => vector[i] - m));
}

interface Eigen {
  readonly values: number[];
  /** Column k is the eigenvector of value k. */
  readonly vectors: number[][];
}

/** Eigenvalues of a symmetric matrix by Jacobi rotations (Golub & Van Loan, "Matrix Computations", section 8.5). */
export function jacobiEigen(symmetric: readonly (readonly number[])[]): Eigen {
  const n = symmetric.length;
  const a = symmetric.map((row) => [...row]);
  const v = a.map((_, i) => a.map((_, j) => (i === j ? 1 : 0)));
  const scale = Math.max(...a.flat().map(Math.abs), Number.MIN_VALUE);
  for (let sweep = 0; sweep < 60; sweep++) {
    let largest = 0;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        largest = Math.max(largest, Math.abs(a[p][q]));
        if (Math.abs(a[p][q]) > 1e-15 * scale) rotate(a, v, p, q);
      }
    }
    if (largest <= 1e-12 * scale) break;
  }
  return { values: a.map((row, i) => row[i]), vectors: v };
}

/** One rotation in the plane of p and q that makes a[p][q] zero. */
function rotate(a: number[][], v: number[][], p: number, q: number): void {
  const tau = (a[q][q] - a[p][p]) / (2 * a[p][q]);
  const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
  const c = 1 / Math.sqrt(1 + t * t);
  const s = t * c;
  for (let k = 0; k < a.length; k++) {
    [a[k][p], a[k][q]] = [c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]];
  }
  for (let k = 0; k < a.length; k++) {
    [a[p][k], a[q][k]] = [c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]];
    [v[k][p], v[k][q]] = [c * v[k][p] - s * v[k][q], s * v[k][p] + c * v[k][q]];
  }
}
