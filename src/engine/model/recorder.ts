import type { Rows } from "../kernels/kernels";
import type { Tensor } from "../tensor";
import type { EmbeddingTensorName, EmbeddingTrace, LayerTensorName, LayerTrace, TraceNeed } from "../trace";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Copies the tensors that were asked for out of the arena, each into a buffer of its own. */
export class Recorder {
  readonly embeddings: Partial<Mutable<EmbeddingTrace>> = {};
  readonly layers: Partial<Mutable<LayerTrace>>[];
  readonly #memory: Float32Array;
  readonly #embeddings: ReadonlySet<EmbeddingTensorName>;
  readonly #layers: ReadonlySet<LayerTensorName>;
  /** Whether the pooled vector is wanted. */
  readonly wantsPooled: boolean;

  constructor(memory: Float32Array, layers: number, need: TraceNeed) {
    this.#memory = memory;
    this.#embeddings = new Set(need.embeddings);
    this.#layers = new Set(need.layers);
    this.wantsPooled = need.pooled ?? true;
    this.layers = Array.from({ length: layers }, () => ({}));
  }

  /** Whether any of these layer tensors is wanted. */
  wants(...names: LayerTensorName[]): boolean {
    return names.some((name) => this.#layers.has(name));
  }

  get wantsLayers(): boolean {
    return this.#layers.size > 0;
  }

  embedding(name: EmbeddingTensorName, rows: Rows, columns: number): void {
    if (this.#embeddings.has(name)) this.embeddings[name] = this.#copy(rows, columns);
  }

  /** An embedding tensor made on request, for those that the pass itself never writes down. */
  embeddingFrom(name: EmbeddingTensorName, shape: readonly number[], make: () => Float32Array): void {
    if (this.#embeddings.has(name)) this.embeddings[name] = { shape, data: make() };
  }

  /** A `[count, columns]` tensor of a layer. */
  layer(index: number, name: LayerTensorName, rows: Rows, columns: number): void {
    if (this.#layers.has(name)) this.layers[index][name] = this.#copy(rows, columns);
  }

  /** One head's part of a `[heads, count, columns]` tensor. */
  head(index: number, name: LayerTensorName, head: number, heads: number, rows: Rows, columns: number): void {
    if (!this.#layers.has(name)) return;
    const size = rows.count * columns;
    this.layers[index][name] ??= {
      shape: [heads, rows.count, columns],
      data: new Float32Array(heads * size),
    };
    this.#copyInto(this.layers[index][name]!.data, head * size, rows, columns);
  }

  #copy(rows: Rows, columns: number): Tensor {
    const data = new Float32Array(rows.count * columns);
    this.#copyInto(data, 0, rows, columns);
    return { shape: [rows.count, columns], data };
  }

  #copyInto(data: Float32Array, at: number, rows: Rows, columns: number): void {
    if (rows.stride === columns) {
      data.set(this.#memory.subarray(rows.at, rows.at + rows.count * columns), at);
      return;
    }
    for (let r = 0; r < rows.count; r++) {
      const start = rows.at + r * rows.stride;
      data.set(this.#memory.subarray(start, start + columns), at + r * columns);
    }
  }
}
