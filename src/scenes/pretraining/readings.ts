import { meanVector, principalAxes, project } from "../../engine";
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

/**
 * A map of words by their vectors `[count, size]`: on the two axes along which these spread most, −1…1 for themselves.
 * @returns where the words stand in it by other vectors of theirs, such as those of an earlier step.
 */
export function mapOf(
  vectors: Float32Array,
  count: number,
): (others: Float32Array) => readonly (readonly [x: number, y: number])[] {
  const rows = rowsOf(vectors, vectors.length / count);
  const mean = meanVector(rows);
  const axes = principalAxes(
    rows.map((row) => Float64Array.from(row, (value, j) => value - mean[j])),
    2,
  );
  const at = (row: Float32Array): number[] => project(axes, row, mean);
  const reach = Math.max(1e-9, ...rows.flatMap(at).map(Math.abs));
  return (others) =>
    rowsOf(others, mean.length).map((row) => {
      const [x = 0, y = 0] = at(row);
      return [x / reach, y / reach];
    });
}

function rowsOf(matrix: Float32Array, size: number): Float32Array[] {
  return Array.from({ length: matrix.length / size }, (_, i) => matrix.subarray(i * size, (i + 1) * size));
}
