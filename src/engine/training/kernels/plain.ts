import { roundUp } from "../../kernels/kernels";
import { createGemm, TILE_COLUMNS, TILE_ROWS } from "../../kernels/plain/gemm";
import { createPointwise, erf } from "../../kernels/plain/pointwise";
import { StackArena } from "./arena";
import {
  inBlocks,
  type Matrix,
  type NormPlaces,
  type TrainingBackend,
  type TrainingKernels,
  type TrainingLimits,
} from "./kernels";
import { createRows } from "./rows";

/** Kernels in plain TypeScript, for browsers without WebAssembly SIMD, and as a yardstick for it. */
export const plainTraining: TrainingBackend = {
  name: "plain",
  isSupported: () => true,
  create: createKernels,
};

function createKernels(floats: number, limits: TrainingLimits): TrainingKernels {
  const { factor, product: mostProduct, rows: mostRows, columns: mostColumns } = limits;
  const extent = Math.max(mostRows, mostColumns);
  // The first factor in rows of tiles, the second in panels, the product where it is added, zeros.
  const scratch = [
    factor + TILE_ROWS * extent,
    factor + TILE_COLUMNS * extent,
    mostProduct + TILE_COLUMNS * mostRows,
    roundUp(mostColumns),
  ];
  const F = new Float32Array(scratch.reduce((sum, size) => sum + roundUp(size, 16), floats) + 1024);
  const arena = new StackArena(F);
  const [rowsAt, panelsAt, productAt, zerosAt] = scratch.map((size) => arena.allocate(size));
  const gemm = createGemm(F);
  const { softmax } = createPointwise(F);

  /** b[j][k], as rows, in panels of four rows: `[rows/4][k][4]`. */
  function packTransposed({ at, rows, columns, stride }: Matrix, scale: number): void {
    for (let j = 0; j < roundUp(rows, TILE_COLUMNS); j++) {
      let to = panelsAt + (j - (j % TILE_COLUMNS)) * columns + (j % TILE_COLUMNS);
      const from = at + j * stride;
      for (let k = 0; k < columns; k++, to += TILE_COLUMNS) F[to] = j < rows ? F[from + k] * scale : 0;
    }
  }

  /** b[k][j] in panels of four columns: `[columns/4][k][4]`. */
  function pack({ at, rows, columns, stride }: Matrix): void {
    for (let j = 0; j < roundUp(columns, TILE_COLUMNS); j++) {
      let to = panelsAt + (j - (j % TILE_COLUMNS)) * rows + (j % TILE_COLUMNS);
      for (let k = 0; k < rows; k++, to += TILE_COLUMNS) F[to] = j < columns ? F[at + k * stride + j] : 0;
    }
  }

  /** The columns of `a` as if they were rows, in the order that `gemm.packRows` makes. */
  function packColumns({ at, rows, columns, stride }: Matrix): void {
    let to = rowsAt;
    for (let i = 0; i < columns; i += TILE_ROWS) {
      const height = Math.min(TILE_ROWS, columns - i);
      for (let k = 0; k < rows; k++) for (let r = 0; r < height; r++) F[to++] = F[at + k * stride + i + r];
    }
  }

  /** The product of what is packed: `m` rows, depth `k`; then stored, or added to `out`. */
  function product(m: number, k: number, bias: number, out: Matrix, adds: boolean): void {
    const n = out.columns;
    const wide = roundUp(n, TILE_COLUMNS);
    if (!adds && out.padded) {
      gemm.multiply(rowsAt, panelsAt, bias, out.at, out.stride, m, k, wide);
      return;
    }
    gemm.multiply(rowsAt, panelsAt, bias, productAt, wide, m, k, wide);
    for (let i = 0; i < m; i++) {
      const from = productAt + i * wide;
      const to = out.at + i * out.stride;
      if (adds) for (let j = 0; j < n; j++) F[(to + j) | 0] += F[(from + j) | 0];
      else for (let j = 0; j < n; j++) F[(to + j) | 0] = F[(from + j) | 0];
    }
  }

  return {
    name: "plain",
    memory: F,
    allocate(count) {
      const at = arena.allocate(count);
      F.fill(0, at, at + count);
      return at;
    },
    mark: () => arena.mark(),
    release: (mark) => arena.release(mark),
    matrix(rows, columns) {
      const stride = roundUp(columns);
      return { at: arena.allocate(rows * stride), rows, columns, stride, padded: true };
    },
    multiplyTransposed(a, b, bias, out, scale = 1) {
      gemm.packRows(a.at, a.stride, a.rows, a.columns, rowsAt);
      inBlocks(b, out, (block, part, first) => {
        packTransposed(block, scale);
        product(a.rows, a.columns, bias < 0 ? zerosAt : bias + first, part, false);
      });
    },
    addProduct(a, b, out) {
      pack(b);
      gemm.packRows(a.at, a.stride, a.rows, a.columns, rowsAt);
      product(a.rows, a.columns, zerosAt, out, true);
    },
    addTransposedProduct(a, b, out) {
      pack(b);
      packColumns(a);
      product(a.columns, a.rows, zerosAt, out, true);
    },
    addColumnSums(a, target) {
      for (let i = 0; i < a.rows; i++)
        for (let j = 0; j < a.columns; j++) F[target + j] += F[a.at + i * a.stride + j];
    },
    softmax(rows) {
      for (let r = 0; r < rows.rows; r++) {
        const end = rows.at + r * rows.stride + roundUp(rows.columns);
        F.fill(Number.NEGATIVE_INFINITY, rows.at + r * rows.stride + rows.columns, end);
      }
      const place = { at: rows.at, stride: rows.stride, count: rows.rows };
      softmax(place, place, rows.columns);
    },
    ...pointwise(F),
    ...createRows(F),
  };
}

/** The functions between the products, with their derivatives. */
function pointwise(
  F: Float32Array,
): Pick<
  TrainingKernels,
  | "softmaxBackward"
  | "layerNorm"
  | "layerNormBackward"
  | "gelu"
  | "geluBackward"
  | "add"
  | "multiplyElements"
  | "adamW"
> {
  const density = (x: number): number => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);

  function normRow(
    x: number,
    { gamma, beta, epsilon }: NormPlaces,
    size: number,
    to: number,
    y: number,
  ): number {
    let mean = 0;
    for (let j = 0; j < size; j++) mean += F[(x + j) | 0];
    mean /= size;
    let variance = 0;
    for (let j = 0; j < size; j++) variance += (F[(x + j) | 0] - mean) ** 2;
    const inverse = 1 / Math.sqrt(variance / size + epsilon);
    for (let j = 0; j < size; j++) {
      const normalized = (F[(x + j) | 0] - mean) * inverse;
      F[(to + j) | 0] = normalized;
      F[(y + j) | 0] = normalized * F[(gamma + j) | 0] + F[(beta + j) | 0];
    }
    return inverse;
  }

  function normBackRow(
    dy: number,
    norm: NormPlaces,
    size: number,
    hat: number,
    inverse: number,
    dx: number,
  ): void {
    const { gamma, gammaGradient, betaGradient } = norm;
    let sum = 0;
    let product = 0;
    for (let j = 0; j < size; j++) {
      const gradient = F[(dy + j) | 0];
      const g = gradient * F[(gamma + j) | 0];
      sum += g;
      product += g * F[(hat + j) | 0];
      F[(betaGradient + j) | 0] += gradient;
      F[(gammaGradient + j) | 0] += gradient * F[(hat + j) | 0];
    }
    sum /= size;
    product /= size;
    for (let j = 0; j < size; j++) {
      const g = F[(dy + j) | 0] * F[(gamma + j) | 0];
      F[(dx + j) | 0] = inverse * (g - sum - F[(hat + j) | 0] * product);
    }
  }

  return {
    softmaxBackward(p, dp, scale) {
      for (let r = 0; r < p.rows; r++) {
        const from = p.at + r * p.stride;
        const to = dp.at + r * dp.stride;
        let sum = 0;
        for (let j = 0; j < p.columns; j++) sum += F[(from + j) | 0] * F[(to + j) | 0];
        for (let j = 0; j < p.columns; j++)
          F[(to + j) | 0] = scale * F[(from + j) | 0] * (F[(to + j) | 0] - sum);
      }
    },
    layerNorm(x, norm, normalized, inverse, y) {
      for (let r = 0; r < x.rows; r++) {
        const row = r * x.stride;
        F[inverse + r] = normRow(x.at + row, norm, x.columns, normalized.at + row, y.at + row);
      }
    },
    layerNormBackward(dy, norm, normalized, inverse, dx) {
      for (let r = 0; r < dy.rows; r++) {
        const row = r * dy.stride;
        normBackRow(dy.at + row, norm, dy.columns, normalized.at + row, F[inverse + r], dx.at + row);
      }
    },
    gelu(x, y) {
      const size = x.rows * x.stride;
      for (let i = 0; i < size; i++) {
        const value = F[(x.at + i) | 0];
        F[(y.at + i) | 0] = 0.5 * value * (1 + erf(value * Math.SQRT1_2));
      }
    },
    geluBackward(x, dy) {
      const size = x.rows * x.stride;
      for (let i = 0; i < size; i++) {
        const value = F[(x.at + i) | 0];
        F[(dy.at + i) | 0] *= 0.5 * (1 + erf(value * Math.SQRT1_2)) + value * density(value);
      }
    },
    add(a, b) {
      const size = a.rows * a.stride;
      for (let i = 0; i < size; i++) F[(a.at + i) | 0] += F[(b.at + i) | 0];
    },
    multiplyElements(a, b) {
      const size = a.rows * a.stride;
      for (let i = 0; i < size; i++) F[(a.at + i) | 0] *= F[(b.at + i) | 0];
    },
    adamW({ weights, gradient, mean, square, count }, rule) {
      const { gradientScale, beta1, beta2, epsilon, keep, stepSize, rootScale } = rule;
      for (let i = 0; i < count; i++) {
        const g = F[(gradient + i) | 0] * gradientScale;
        const m = F[(mean + i) | 0] * beta1 + g * (1 - beta1);
        const v = F[(square + i) | 0] * beta2 + g * g * (1 - beta2);
        F[(mean + i) | 0] = m;
        F[(square + i) | 0] = v;
        F[(weights + i) | 0] =
          F[(weights + i) | 0] * keep - (m * stepSize) / (Math.sqrt(v) * rootScale + epsilon);
      }
    },
  };
}
