import type { KernelName } from "../../kernels/kernels";

/**
 * A matrix of floats in the arena: `[rows, columns]`, row r at `at + r · stride`. A matrix that `matrix` hands out has
 * a stride of whole tiles, and what stands in its padding does not matter; a parameter, or some columns of a larger
 * matrix, has neighbours instead, which no kernel touches.
 */
export interface Matrix {
  readonly at: number;
  readonly rows: number;
  readonly columns: number;
  readonly stride: number;
  /** Whether the columns up to the next whole tile belong to this matrix. */
  readonly padded: boolean;
}

/** Scale and shift of a LayerNorm, and their gradients: places in the arena, `[size]` each. */
export interface NormPlaces {
  readonly gamma: number;
  readonly beta: number;
  readonly gammaGradient: number;
  readonly betaGradient: number;
  readonly epsilon: number;
}

/** A stretch of parameters with what AdamW keeps of it: places in the arena, and how many. */
export interface AdamStretch {
  readonly weights: number;
  readonly gradient: number;
  readonly mean: number;
  readonly square: number;
  readonly count: number;
}

/** The rule by which AdamW changes a stretch. */
interface AdamRule {
  /** The gradient is multiplied by this first: 1, or less where the norm is clipped. */
  readonly gradientScale: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** 1 − rate · weight decay. */
  readonly keep: number;
  /** rate / (1 − β₁ᵗ). */
  readonly stepSize: number;
  /** 1 / √(1 − β₂ᵗ). */
  readonly rootScale: number;
}

/** What some guesses came to. */
export interface Score {
  /** The sum of −ln p(target) over all rows, in nats. Below e⁻⁸⁷ a 32-bit probability is 0, and counts as that. */
  readonly loss: number;
  /** Rows whose most probable entry is the target. */
  readonly right: number;
  readonly count: number;
}

/** Of no row at all. */
export const NO_SCORE: Score = { loss: 0, right: 0, count: 0 };

/**
 * The arithmetic of training on one arena of floats that never grows. The three products are those that a linear
 * layer needs: forward x·Wᵀ, the gradient of its input dy·W, the gradient of its weights dyᵀ·x.
 */
export interface TrainingKernels {
  readonly name: KernelName;
  readonly memory: Float32Array;

  /** Takes zeroed floats for good. @throws Error if the arena is too small. */
  allocate(floats: number): number;
  /** A zeroed place to come back to: everything taken after it is free again after `release`. */
  mark(): number;
  release(mark: number): void;
  /** A matrix of whole tiles; its values are whatever stood there before. */
  matrix(rows: number, columns: number): Matrix;

  /** out = scale · a·bᵀ + bias: `[m, k]`, `[n, k]` → `[m, n]`. `bias`: a place of `[n]`, or −1 for none. */
  multiplyTransposed(a: Matrix, b: Matrix, bias: number, out: Matrix, scale?: number): void;
  /** out += a·b: `[m, k]`, `[k, n]` → `[m, n]`. */
  addProduct(a: Matrix, b: Matrix, out: Matrix): void;
  /** out += aᵀ·b: `[k, m]`, `[k, n]` → `[m, n]`. */
  addTransposedProduct(a: Matrix, b: Matrix, out: Matrix): void;
  /** The sum of each column is added to `target`, `[columns]`. */
  addColumnSums(a: Matrix, target: number): void;

  /** In place, each row; its padding becomes 0. */
  softmax(rows: Matrix): void;
  /** dp = scale · p ⊙ (dp − Σ p ⊙ dp), by rows, in place of `gradient`. */
  softmaxBackward(probabilities: Matrix, gradient: Matrix, scale: number): void;
  /**
   * y = x̂ · γ + β with x̂ = (x − mean) / √(variance + ε), by rows. `normalized` keeps x̂, `inverse` `[rows]` the
   * 1/√(variance + ε). All three matrices have the same stride.
   */
  layerNorm(x: Matrix, norm: NormPlaces, normalized: Matrix, inverse: number, y: Matrix): void;
  /** dx from dy, and the gradients of γ and β added to theirs. `dx` may be `dy`. */
  layerNormBackward(dy: Matrix, norm: NormPlaces, normalized: Matrix, inverse: number, dx: Matrix): void;
  /** y = x · Φ(x), padding included. */
  gelu(x: Matrix, y: Matrix): void;
  /** dy = dy · (Φ(x) + x·φ(x)), in place, padding included. */
  geluBackward(x: Matrix, dy: Matrix): void;

  /** a += b, both of the same shape and stride. */
  add(a: Matrix, b: Matrix): void;
  /** a = a ⊙ b, both of the same shape and stride. */
  multiplyElements(a: Matrix, b: Matrix): void;
  /** memory[to + i] += memory[from + i], `[count]`. */
  addFloats(from: number, to: number, count: number): void;
  /**
   * What rows of probabilities are worth for some targets; in their place (p − [target]) · weight, the gradient of the
   * logits. The padding is left alone.
   */
  scoreRows(probabilities: Matrix, targets: ArrayLike<number>, weight: number): Score;
  /** One step of AdamW (Loshchilov & Hutter 2019). */
  adamW(stretch: AdamStretch, rule: AdamRule): void;
}

/** The largest matrices that will be multiplied, for the scratch space of the kernels. */
export interface TrainingLimits {
  /** The most floats that the second factor of any product holds. */
  readonly factor: number;
  /** The most floats of any product. */
  readonly product: number;
  /** The most rows of any matrix. */
  readonly rows: number;
  /** The most columns of any matrix. */
  readonly columns: number;
}

export interface TrainingBackend {
  readonly name: KernelName;
  isSupported(): boolean;
  /** @param floats what the caller will take; the kernels' own scratch space comes on top. */
  create(floats: number, limits: TrainingLimits): TrainingKernels;
}

/** Some columns of a matrix, `[rows, count]`, as a matrix with neighbours. */
function columnsOf(matrix: Matrix, first: number, count: number): Matrix {
  return { ...matrix, at: matrix.at + first, columns: count, padded: false };
}

/** Some rows and columns of a matrix, to be pointed elsewhere again: a loop over thousands of parts makes one object. */
export class Part implements Matrix {
  at = 0;
  rows = 0;
  columns = 0;
  stride = 0;
  padded = false;

  show(matrix: Matrix, row: number, rows: number, column: number, columns: number): this {
    this.at = matrix.at + row * matrix.stride + column;
    this.rows = rows;
    this.columns = columns;
    this.stride = matrix.stride;
    this.padded = matrix.padded && columns === matrix.columns;
    return this;
  }
}

/** Some rows of a matrix, `[count, columns]`. */
function rowsOf(matrix: Matrix, first: number, count: number): Matrix {
  return { ...matrix, at: matrix.at + first * matrix.stride, rows: count };
}

/** Rows of a second factor that are packed at once: what stays in the second cache. */
const BLOCK_ROWS = 512;

/** Whether a second factor is packed whole. */
export function isOneBlock(b: Matrix): boolean {
  return b.rows <= BLOCK_ROWS;
}

/** A product with bᵀ, some rows of b and as many columns of the result at a time. */
export function inBlocks(
  b: Matrix,
  out: Matrix,
  product: (block: Matrix, part: Matrix, first: number) => void,
): void {
  for (let first = 0; first < b.rows; first += BLOCK_ROWS) {
    const count = Math.min(BLOCK_ROWS, b.rows - first);
    const isLast = first + count === b.rows;
    product(
      rowsOf(b, first, count),
      { ...columnsOf(out, first, count), padded: !isLast || out.padded },
      first,
    );
  }
}

/** All of a matrix becomes zero, padding included. */
export function clear(memory: Float32Array, { at, rows, stride }: Matrix): void {
  memory.fill(0, at, at + rows * stride);
}
