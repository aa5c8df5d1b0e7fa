import type { Matrix, TrainingKernels } from "./kernels";

const SMALLEST = Math.exp(-87);

/**
 * What is done float by float on one arena, the same in all families. It stands here and not in the layers because a
 * layer also runs dry (`measuringKernels`), on a memory without a float: an engine that has seen a loop read nothing
 * compiles it for that, too, and makes an object of every number from then on.
 */
export function createRows(F: Float32Array): Pick<TrainingKernels, "addFloats" | "scoreRows"> {
  return {
    addFloats(from, to, count) {
      for (let i = 0; i < count; i++) F[to + i] += F[from + i];
    },
    scoreRows(rows, targets, weight) {
      let loss = 0;
      let right = 0;
      for (let r = 0; r < rows.rows; r++) {
        const target = rows.at + r * rows.stride + targets[r];
        loss -= Math.log(Math.max(F[target], SMALLEST));
        if (isBest(rows, r, F[target])) right++;
        scale(rows, r, weight);
        F[target] -= weight;
      }
      return { loss, right, count: rows.rows };
    },
  };

  function isBest({ at, columns, stride }: Matrix, r: number, value: number): boolean {
    const end = at + r * stride + columns;
    for (let i = at + r * stride; i < end; i++) if (F[i] > value) return false;
    return true;
  }

  function scale({ at, columns, stride }: Matrix, r: number, factor: number): void {
    const end = at + r * stride + columns;
    for (let i = at + r * stride; i < end; i++) F[i] *= factor;
  }
}
