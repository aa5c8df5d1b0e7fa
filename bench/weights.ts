import type { BertConfig } from "../src/engine/model/config";
import { parseSafetensors } from "../src/engine/model/safetensors";
import { WeightsFile } from "../src/engine/model/weights";

/** A matrix `[rows, columns]` as floats, and as the int8 rows with scales that it came from, if it did. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly floats: Float32Array;
  readonly int8: { readonly values: Int8Array; readonly scales: Float32Array } | null;
}

/** The weights of a model folder as the peers need them: names without `bert.`, int8 rows multiplied out. */
export class PeerWeights {
  readonly #file: WeightsFile;

  constructor(
    file: ArrayBuffer,
    readonly config: BertConfig,
  ) {
    this.#file = new WeightsFile(parseSafetensors(file).values());
  }

  vector(name: string, length: number): Float32Array {
    return this.#file.vector(name, length);
  }

  matrix(name: string, rows: number, columns: number): Matrix {
    const { values, scales } = this.#file.matrix(name, rows, columns);
    if (!scales) return { rows, columns, floats: values as Float32Array, int8: null };
    const floats = Float32Array.from(values);
    for (let i = 0; i < floats.length; i++) floats[i] *= scales[Math.floor(i / columns)];
    return { rows, columns, floats, int8: { values: values as Int8Array, scales } };
  }
}

/** `[rows, columns]` → `[columns, rows]`. */
export function transpose<T extends Float32Array | Int8Array>(values: T, rows: number, columns: number): T {
  const result = values.slice() as T;
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) result[c * rows + r] = values[r * columns + c];
  return result;
}
