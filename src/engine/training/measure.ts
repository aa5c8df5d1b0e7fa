import { roundUp } from "../kernels/kernels";
import {
  inBlocks,
  type Matrix,
  NO_SCORE,
  type TrainingKernels,
  type TrainingLimits,
} from "./kernels/kernels";

/**
 * Kernels without numbers, which only count what is asked of them: the floats taken at once, and the largest matrices
 * multiplied. Their memory is empty: what is written there is lost.
 */
export function measuringKernels(): {
  readonly kernels: TrainingKernels;
  needs(): { floats: number; limits: TrainingLimits };
} {
  let top = 0;
  let most = 0;
  let [factor, product, rows, columns] = [1, 1, 1, 1];
  const take = (floats: number): number => {
    const at = top;
    top += roundUp(floats, 16);
    most = Math.max(most, top);
    return at;
  };
  const multiply = (a: Matrix, b: Matrix, out: Matrix): void => {
    factor = Math.max(factor, roundUp(b.rows) * roundUp(b.columns), a.rows * a.columns);
    product = Math.max(product, out.rows * roundUp(out.columns));
    rows = Math.max(rows, out.rows, a.rows);
    columns = Math.max(columns, roundUp(out.columns), a.columns);
  };
  const nothing = (): void => undefined;
  return {
    needs: () => ({ floats: most, limits: { factor, product, rows, columns } }),
    kernels: {
      name: "plain",
      memory: new Float32Array(0),
      allocate: take,
      mark: () => top,
      release: (mark) => {
        top = mark;
      },
      matrix: (rows, columns) => {
        const stride = roundUp(columns);
        return { at: take(rows * stride), rows, columns, stride, padded: true };
      },
      multiplyTransposed: (a, b, _, out) => inBlocks(b, out, (block, part) => multiply(a, block, part)),
      addProduct: multiply,
      addTransposedProduct: multiply,
      addColumnSums: nothing,
      softmax: nothing,
      softmaxBackward: nothing,
      layerNorm: nothing,
      layerNormBackward: nothing,
      gelu: nothing,
      geluBackward: nothing,
      add: nothing,
      multiplyElements: nothing,
      addFloats: nothing,
      scoreRows: () => NO_SCORE,
      adamW: nothing,
    },
  };
}
