import { jacobiEigen } from "./pca";
import { dot } from "./vectors";

/**
 * A fixed frame to draw many-dimensional vectors in: what is projected later does not change it. Unit vectors `[n]`,
 * orthogonal to each other, the direction of the largest spread first.
 */
export type PrincipalAxes = readonly Float64Array[];

/** Directions iterated beside those asked for: the more, the faster the first ones settle. */
const GUARD = 6;
const SETTLED = 1e-11;
const MOST_ROUNDS = 400;

/**
 * The first principal axes (Pearson 1901) of already centered vectors `[n]`, for more vectors than `pca` is meant
 * for: subspace iteration with Rayleigh–Ritz on their Gram matrix (Golub & Van Loan, "Matrix Computations",
 * section 8.2.4). Deterministic; each axis points to where its largest coordinate is positive. Axes along which
 * nothing spreads are left out.
 * @throws Error if the vectors differ in length.
 */
export function principalAxes(centered: readonly ArrayLike<number>[], components: number): PrincipalAxes {
  const count = centered.length;
  const gram = centered.map((a) => times(centered, a));
  const total = gram.reduce((sum, row, i) => sum + row[i], 0);
  if (!(total > 0)) return [];
  const wanted = Math.min(components, count);
  let basis = orthonormal(startVectors(count, Math.min(count, components + GUARD)));
  let vectors: Float64Array[] = [];
  let values: number[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const images = basis.map((vector) => times(gram, vector));
    const ritz = rayleighRitz(basis, images);
    const moved = ritz.values
      .slice(0, wanted)
      .some((value, i) => Math.abs(value - (values[i] ?? 0)) > SETTLED * total);
    values = ritz.values;
    vectors = mixed(basis, ritz.weights);
    if (!moved) break;
    basis = orthonormal(mixed(images, ritz.weights));
  }
  const kept = values.slice(0, wanted).filter((value) => value > 1e-12 * total).length;
  return vectors.slice(0, kept).map((weights, k) => axisOf(centered, weights, values[k]));
}

/** Where a vector `[n]` stands on the axes, counted from `origin` `[n]`. @throws Error if they differ in length. */
export function project(axes: PrincipalAxes, vector: ArrayLike<number>, origin: ArrayLike<number>): number[] {
  const moved = new Float64Array(vector.length);
  for (let i = 0; i < moved.length; i++) moved[i] = vector[i] - origin[i];
  return axes.map((axis) => dot(axis, moved));
}

/** The mean `[n]` of some vectors `[n]`; empty for none. */
export function meanVector(vectors: readonly ArrayLike<number>[]): Float64Array {
  const mean = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) for (let i = 0; i < mean.length; i++) mean[i] += vector[i] / vectors.length;
  return mean;
}

/** The axis that a unit vector of weights over the data stands for, signed by its largest coordinate. */
function axisOf(vectors: readonly ArrayLike<number>[], weights: Float64Array, value: number): Float64Array {
  const largest = weights.reduce((best, x) => (Math.abs(x) > Math.abs(best) + 1e-9 ? x : best), 0);
  const scale = (largest < 0 ? -1 : 1) / Math.sqrt(value);
  const axis = new Float64Array(vectors[0].length);
  vectors.forEach((vector, i) => {
    for (let j = 0; j < axis.length; j++) axis[j] += weights[i] * scale * vector[j];
  });
  return axis;
}

/** Cosine waves of growing frequency: no two alike, and the same each time. */
function startVectors(size: number, count: number): Float64Array[] {
  return Array.from({ length: count }, (_, k) =>
    Float64Array.from(
      { length: size },
      (_, i) => Math.cos(((i + 0.5) * (k + 1) * Math.PI) / (size + 0.37)) + 0.01,
    ),
  );
}

function times(matrix: readonly ArrayLike<number>[], vector: ArrayLike<number>): Float64Array {
  // A loop: `from` walks an iterator, which takes longer than what it is for.
  const image = new Float64Array(matrix.length);
  for (let i = 0; i < image.length; i++) image[i] = dot(matrix[i], vector);
  return image;
}

/** Modified Gram–Schmidt; what is left of a vector that the others already span is dropped. */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const done: Float64Array[] = [];
  for (const vector of vectors) {
    const rest = vector.slice();
    const length = Math.sqrt(dot(rest, rest));
    // Twice is enough (Kahan): the second pass takes out what rounding left of the first.
    for (let pass = 0; pass < 2; pass++) {
      for (const other of done) {
        const share = dot(other, rest);
        for (let i = 0; i < rest.length; i++) rest[i] -= share * other[i];
      }
    }
    const left = Math.sqrt(dot(rest, rest));
    if (left > 1e-10 * length) done.push(rest.map((value) => value / left));
  }
  return done;
}

/** The best eigenvalues within the space of an orthonormal basis, largest first, and what of the basis is in each eigenvector. */
function rayleighRitz(basis: readonly Float64Array[], images: readonly Float64Array[]) {
  const { values, vectors } = jacobiEigen(basis.map((a) => images.map((b) => dot(a, b))));
  const order = values.map((_, i) => i).sort((a, b) => values[b] - values[a]);
  return {
    values: order.map((k) => values[k]),
    weights: order.map((k) => vectors.map((row) => row[k])),
  };
}

/** Sums of vectors `[n]`, one for each row of weights. */
function mixed(vectors: readonly Float64Array[], weights: readonly (readonly number[])[]): Float64Array[] {
  return weights.map((row) => {
    const sum = new Float64Array(vectors[0].length);
    vectors.forEach((vector, i) => {
      for (let j = 0; j < sum.length; j++) sum[j] += row[i] * vector[j];
    });
    return sum;
  });
}
