import { ModelFileError } from "../errors";
import type { WeightMatrix } from "../kernels/kernels";
import { decodeFloats } from "./numbers";
import type { StoredTensor, UnreadTensor } from "./safetensors";

/** Number formats of whole tensors. */
const FORMATS = ["F32", "F16", "BF16", "F64"] as const;

/** Suffix of the tensor that holds the scale of each row of an I8 matrix. */
const SCALE_SUFFIX = "_scale";

/** The name of a tensor of BERT without `bert.`, and without the spelling of TensorFlow's days (`gamma`, `beta`). */
export function bareName(name: string): string {
  return name
    .replace(/^bert\./, "")
    .replace(/\.gamma$/, ".weight")
    .replace(/\.beta$/, ".bias");
}

/** The tensors of one weights file, or of the shards of one, under the names that `BertForPreTraining` has without `bert.`. */
export class WeightsFile {
  readonly #tensors = new Map<string, StoredTensor>();
  /** Tensors that are there in a number format that the engine does not read: name → format. */
  readonly #unread = new Map<string, string>();
  #parameters = 0;

  /**
   * @param nameOf what a tensor of the file is called here: `canonicalName` for files from elsewhere.
   * @throws ModelFileError if two tensors are one and the same part of a model.
   */
  constructor(tensors: Iterable<StoredTensor | UnreadTensor>, nameOf: (name: string) => string = bareName) {
    for (const tensor of tensors) {
      const name = nameOf(tensor.name);
      if (tensor.bytes === null) {
        this.#unread.set(name, tensor.dtype);
        continue;
      }
      const twin = this.#tensors.get(name);
      if (twin) throw new ModelFileError("tensorTwice", twin.name, tensor.name);
      this.#tensors.set(name, tensor);
    }
  }

  has(name: string): boolean {
    return this.#tensors.has(name);
  }

  /** The tensor's shape; null if there is none of that name. */
  shapeOf(name: string): readonly number[] | null {
    return this.#tensors.get(name)?.shape ?? null;
  }

  /** @throws ModelFileError if the tensor is missing or of another shape, whether or not its bytes are there yet. */
  expectShape(name: string, shape: readonly number[]): void {
    this.#find(name, shape);
  }

  /** How many parameters were read so far; scales of int8 rows are not counted. */
  get parametersRead(): number {
    return this.#parameters;
  }

  /** The shapes of all tensors and whether they are stored as int8: what to make room for. */
  *sizes(): Iterable<{ readonly shape: readonly number[]; readonly int8: boolean }> {
    for (const { shape, dtype } of this.#tensors.values()) yield { shape, int8: dtype === "I8" };
  }

  /** @throws ModelFileError if the tensor is missing, is not `[length]`, or holds a value that is not finite. */
  vector(name: string, length: number): Float32Array {
    const tensor = this.#find(name, [length]);
    if (tensor.dtype === "I8") throw new ModelFileError("tensorPacked", tensor.name);
    this.#parameters += length;
    return finite(tensor);
  }

  /**
   * A weight matrix `[rows, columns]`; int8 rows stay int8, beside their scales.
   * @throws ModelFileError as `vector`, and if an int8 matrix has no scale for each row.
   */
  matrix(name: string, rows: number, columns: number): WeightMatrix {
    this.#parameters += rows * columns;
    return this.peekMatrix(name, rows, columns);
  }

  /** As `matrix`, without counting its parameters. */
  peekMatrix(name: string, rows: number, columns: number): WeightMatrix {
    const tensor = this.#find(name, [rows, columns]);
    if (tensor.dtype !== "I8") return { rows, columns, values: finite(tensor), scales: null };
    const values = new Int8Array(tensor.bytes.buffer, tensor.bytes.byteOffset, tensor.bytes.length);
    return { rows, columns, values, scales: finite(this.#find(name + SCALE_SUFFIX, [rows], ["F32"])) };
  }

  #find(name: string, shape: readonly number[], dtypes?: readonly string[]): StoredTensor {
    const tensor = this.#tensors.get(name);
    if (!tensor) {
      const format = this.#unread.get(name);
      if (format) throw new ModelFileError("tensorWrongType", name, format, FORMATS);
      const [first] = this.#tensors.values();
      throw new ModelFileError("tensorMissing", name, first?.name ?? "");
    }
    if (tensor.shape.length !== shape.length || tensor.shape.some((side, i) => side !== shape[i])) {
      throw new ModelFileError("tensorWrongShape", tensor.name, tensor.shape, shape);
    }
    if (dtypes && !dtypes.includes(tensor.dtype)) {
      throw new ModelFileError("tensorWrongType", tensor.name, tensor.dtype, dtypes);
    }
    return tensor;
  }
}

function finite(tensor: StoredTensor): Float32Array {
  const values = decodeFloats(tensor.bytes, tensor.dtype);
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) {
      throw new ModelFileError("tensorNotFinite", tensor.name, String(values[i]), i);
    }
  }
  return values;
}
