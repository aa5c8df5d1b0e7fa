import { ModelFileError } from "../errors";

/** Bytes per value of the dtypes that the engine reads. */
const DTYPE_BYTES = { F32: 4, F16: 2, BF16: 2, I8: 1 } as const;
export type Dtype = keyof typeof DTYPE_BYTES;

/** One tensor of a safetensors file, not yet decoded. */
export interface StoredTensor {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

/** The format's own limit on its header (safetensors `MAX_HEADER_SIZE`). */
const MAX_HEADER_BYTES = 100_000_000;
const MAX_DIMENSIONS = 8;

/**
 * Reads the table of a safetensors file; tensors are views of `file`, nothing is copied.
 * Format: 8 bytes header length (little endian), JSON header, data; https://github.com/huggingface/safetensors#format.
 * Tensors of other dtypes than F32, F16, BF16 and I8 are left out (old checkpoints hold an I64 `position_ids`).
 * @throws ModelFileError if the file is cut short, is something else, or its table does not describe its bytes.
 */
export function parseSafetensors(file: ArrayBuffer): Map<string, StoredTensor> {
  const { header, dataStart } = readHeader(file);
  const dataLength = file.byteLength - dataStart;
  const tensors = new Map<string, StoredTensor>();
  const ranges: (readonly [start: number, end: number, name: string])[] = [];
  for (const [name, value] of Object.entries(header)) {
    if (name === "__metadata__") continue;
    const { dtype, shape, start, end } = readEntry(name, value);
    if (end > dataLength) {
      throw new ModelFileError(
        `The weights file is cut short: tensor "${name}" should end at byte ${dataStart + end}, but the file has ${file.byteLength}.`,
      );
    }
    ranges.push([start, end, name]);
    if (dtype === null) continue;
    const expected = shape.reduce((product, side) => product * side, DTYPE_BYTES[dtype]);
    if (end - start !== expected) {
      throw new ModelFileError(
        `Tensor "${name}" of shape [${shape.join(", ")}] in ${dtype} needs ${expected} bytes, but the file gives it ${end - start}.`,
      );
    }
    tensors.set(name, { name, dtype, shape, bytes: new Uint8Array(file, dataStart + start, end - start) });
  }
  refuseOverlaps(ranges);
  return tensors;
}

function readHeader(file: ArrayBuffer): { header: object; dataStart: number } {
  if (file.byteLength < 8) {
    throw new ModelFileError(
      `The weights file has only ${file.byteLength} bytes; perhaps the download was cut short.`,
    );
  }
  const length = new DataView(file).getBigUint64(0, true);
  if (length > BigInt(MAX_HEADER_BYTES)) {
    throw new ModelFileError(
      "The weights file is not a safetensors file: its header would be over 100 MB long.",
    );
  }
  const dataStart = 8 + Number(length);
  if (dataStart > file.byteLength) {
    throw new ModelFileError("The weights file is cut short: it ends inside its own header.");
  }
  let header: unknown;
  try {
    header = JSON.parse(
      new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(file, 8, Number(length))),
    );
  } catch {
    throw new ModelFileError("The weights file is not a safetensors file: its header is not valid JSON.");
  }
  if (typeof header !== "object" || header === null || Array.isArray(header)) {
    throw new ModelFileError(
      "The weights file is not a safetensors file: its header is not a table of tensors.",
    );
  }
  return { header, dataStart };
}

interface Entry {
  readonly dtype: Dtype | null;
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
}

function readEntry(name: string, value: unknown): Entry {
  const { dtype, shape, data_offsets: offsets } = (value ?? {}) as Record<string, unknown>;
  if (typeof dtype !== "string" || !isSizes(shape) || shape.length > MAX_DIMENSIONS) {
    throw new ModelFileError(`Tensor "${name}" has no proper dtype and shape in the weights file's header.`);
  }
  if (!isSizes(offsets) || offsets.length !== 2 || offsets[0] > offsets[1]) {
    throw new ModelFileError(
      `Tensor "${name}" has no proper place (data_offsets) in the weights file's header.`,
    );
  }
  return { dtype: dtype in DTYPE_BYTES ? (dtype as Dtype) : null, shape, start: offsets[0], end: offsets[1] };
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

function refuseOverlaps(ranges: (readonly [start: number, end: number, name: string])[]): void {
  ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  for (let i = 1; i < ranges.length; i++) {
    if (ranges[i][0] < ranges[i - 1][1]) {
      throw new ModelFileError(
        `Tensors "${ranges[i - 1][2]}" and "${ranges[i][2]}" overlap in the weights file.`,
      );
    }
  }
}
