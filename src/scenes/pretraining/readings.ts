import { HABITS, type Habit, type Snapshot } from "../../trainer/protocol";

/** Below this share a head has no habit worth a name. */
export const NAMED = 0.3;

/** What a head does most of what has a name. */
export function strongestHabit(habits: Readonly<Record<Habit, number>>): { habit: Habit; share: number } {
  return HABITS.map((habit) => ({ habit, share: habits[habit] })).reduce((a, b) =>
    b.share > a.share ? b : a,
  );
}

/** The head with the strongest habit of all. */
export function strongestHead({
  look,
}: Snapshot): { layer: number; head: number; habit: Habit; share: number } | null {
  const all = look.habits.flatMap((heads, layer) =>
    heads.map((habits, head) => ({ layer, head, ...strongestHabit(habits) })),
  );
  return all.length > 0 ? all.reduce((a, b) => (b.share > a.share ? b : a)) : null;
}

/** Two axes along which vectors spread most, and their mean: a basis to draw other states of them in. */
export interface Basis {
  readonly mean: Float64Array;
  readonly axes: readonly Float64Array[];
  /** The farthest that a vector lies from the mean along either axis. */
  readonly reach: number;
}

/** The first two principal axes of some vectors `[count, size]`, by power iteration on their covariance. */
export function basisOf(vectors: Float32Array, count: number): Basis {
  const size = vectors.length / count;
  const mean = new Float64Array(size);
  for (let i = 0; i < vectors.length; i++) mean[i % size] += vectors[i] / count;
  const rows = Array.from({ length: count }, (_, r) =>
    Float64Array.from({ length: size }, (_, j) => vectors[r * size + j] - mean[j]),
  );
  const axes: Float64Array[] = [];
  for (let k = 0; k < 2; k++) {
    let axis = Float64Array.from({ length: size }, (_, j) => Math.sin(1 + j * (k + 1)));
    for (let turn = 0; turn < 60; turn++) {
      const next = new Float64Array(size);
      for (const row of rows) {
        const along = dot(row, axis);
        for (let j = 0; j < size; j++) next[j] += along * row[j];
      }
      for (const other of axes) {
        const along = dot(next, other);
        for (let j = 0; j < size; j++) next[j] -= along * other[j];
      }
      const length = Math.sqrt(dot(next, next)) || 1;
      axis = next.map((value) => value / length);
    }
    axes.push(axis);
  }
  const reach = Math.max(1e-9, ...rows.flatMap((row) => axes.map((axis) => Math.abs(dot(row, axis)))));
  return { mean, axes, reach };
}

/** A vector's coordinates in the basis, −1…1 for those that it was made from. */
export function inBasis(
  { mean, axes, reach }: Basis,
  vectors: Float32Array,
  index: number,
): [number, number] {
  const size = mean.length;
  const [x, y] = axes.map((axis) => {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += axis[j] * (vectors[index * size + j] - mean[j]);
    return sum / reach;
  });
  return [x, y];
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j] * b[j];
  return sum;
}
