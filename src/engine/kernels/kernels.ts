/** Rows and columns in the arena are padded to a multiple of this many floats, so that tiles need no edges. */
const TILE = 8;

/** The next multiple, so that buffers end where a tile of the kernels does. */
export function roundUp(value: number, multiple = TILE): number {
  return Math.ceil(value / multiple) * multiple;
}

export type KernelName = "plain" | "wasm" | "wasm-relaxed";

/** `count` rows of floats in the arena; row r starts at float `at + r · stride`. Padding columns may hold anything. */
export interface Rows {
  readonly at: number;
  readonly stride: number;
  readonly count: number;
}

/** A weight matrix as it comes from a file, row-major. With `scales`, row r is `values · scales[r]`. */
export interface WeightMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array | Int8Array;
  readonly scales: Float32Array | null;
}

/** A packed weight matrix `[outputs, inputs]` and its bias; how it lies in the arena is the backend's affair. */
export interface Linear {
  readonly outputs: number;
  readonly inputs: number;
  readonly at: number;
  readonly bias: number;
  /** Float offset of one scale per output if the values are int8, else −1. */
  readonly scales: number;
}

/** Scale and shift of a LayerNorm in the arena. */
export interface Norm {
  readonly size: number;
  readonly gamma: number;
  readonly beta: number;
  readonly epsilon: number;
}

/** The largest input that the kernels make room for. */
export interface Limits {
  readonly tokens: number;
  /** The widest row that `linear` reads. */
  readonly width: number;
  readonly headSize: number;
}

/**
 * The arithmetic of BERT on one arena of floats, which never grows or moves. All work is done in place there;
 * two backends (plain TypeScript, WebAssembly SIMD) implement it.
 */
export interface Kernels {
  readonly name: KernelName;
  /** The arena. Its views stay valid for the life of the kernels. */
  readonly memory: Float32Array;

  /** Takes `floats` zeroed floats of the arena for good. @throws Error if the arena is too small. */
  allocate(floats: number): number;

  /** Packs a matrix and its bias. The output's padding columns become `padding` (0, or −∞ for logits). */
  pack(weights: WeightMatrix, bias: Float32Array | null, padding?: number): Linear;

  /** Row `index` of a packed matrix as it was before packing: `[inputs]`, written to `target`. */
  unpackRow(linear: Linear, index: number, target: Float32Array): void;

  /** output = input · Wᵀ + b, `[count, inputs]` → `[count, outputs]`. */
  linear(input: Rows, linear: Linear, output: Rows): void;

  /**
   * One head: scores[i][j] = scale · Σ query[i][column + c] · key[j][column + c], `[queries, keys]`.
   * Padding columns become −∞, which a softmax turns into 0.
   */
  attentionScores(
    query: Rows,
    key: Rows,
    column: number,
    headSize: number,
    scale: number,
    scores: Rows,
  ): void;

  /**
   * One head: context[i][column + c] = Σⱼ probs[i][j] · value[j][column + c]. Whole tiles are written: up to TILE − 1
   * columns behind the head's own are overwritten, so heads are computed in ascending order.
   */
  attentionContext(probs: Rows, value: Rows, column: number, headSize: number, context: Rows): void;

  /**
   * Softmax of each row's first `columns` (padding included, which must be −∞). A row of nothing but −∞ becomes
   * zeros. `from` and `to` may be the same rows.
   */
  softmax(from: Rows, to: Rows, columns: number): void;

  /** output = LayerNorm(input + residual) (Ba et al. 2016), over the norm's `size` columns. */
  layerNorm(input: Rows, residual: Rows | null, norm: Norm, output: Rows): void;

  /** In place: x · Φ(x) = ½x · (1 + erf(x/√2)) (Hendrycks & Gimpel 2016), padding included. */
  gelu(rows: Rows): void;
}

/** A way to make kernels, and what they need. */
export interface Backend {
  readonly name: KernelName;
  /** Whether it works in this browser. */
  isSupported(): boolean;
  /** Floats that `pack` takes for a matrix with its bias. */
  linearFloats(outputs: number, inputs: number, int8: boolean): number;
  /** Floats of working space that `create` takes for itself. */
  scratchFloats(limits: Limits): number;
  /** @throws Error if there is not enough memory. */
  create(floats: number, limits: Limits): Kernels;
}
