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

/** Where a tensor lies among the data, and what it is; `dtype` is null for one that the engine does not read. */
export interface TensorPlace {
  readonly name: string;
  readonly dtype: Dtype | null;
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
}

/** The header of a safetensors file. */
export interface SafetensorsTable {
  /** Byte of the file at which the data begins. */
  readonly dataStart: number;
  /** In the order of their bytes. */
  readonly places: readonly TensorPlace[];
}

/**
 * Reads all tensors of a safetensors file, as views of `file`; nothing is copied.
 * Format: 8 bytes header length (little endian), JSON header, data; https://github.com/huggingface/safetensors#format.
 * Tensors of other dtypes than F32, F16, BF16 and I8 are left out (old checkpoints hold an I64 `position_ids`).
 * @throws ModelFileError if the file is cut short, is something else, or its table does not describe its bytes.
 */
export function parseSafetensors(file: ArrayBuffer): Map<string, StoredTensor> {
  const bytes = new Uint8Array(file);
  const dataStart = readDataStart(bytes);
  if (dataStart === null) {
    throw new ModelFileError("weightsTiny", file.byteLength);
  }
  if (dataStart > file.byteLength) {
    throw new ModelFileError("headerCut");
  }
  const table = parseTable(bytes.subarray(0, dataStart));
  refuseCutShort(table, file.byteLength);
  return new Map(tensorsOf(table, file, dataStart).map((tensor) => [tensor.name, tensor]));
}

/**
 * The byte at which the data begins, from the first bytes of a file; null if even these are not there yet.
 * @throws ModelFileError if no header could be as long as it says.
 */
export function readDataStart(bytes: Uint8Array): number | null {
  if (bytes.length < 8) return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  if (length > BigInt(MAX_HEADER_BYTES)) {
    throw new ModelFileError("headerHuge");
  }
  return 8 + Number(length);
}

/** Reads the header, given all bytes up to the data. @throws ModelFileError if it is damaged or contradicts itself. */
export function parseTable(head: Uint8Array): SafetensorsTable {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(head.subarray(8)));
  } catch {
    throw new ModelFileError("headerNoJson");
  }
  if (typeof header !== "object" || header === null || Array.isArray(header)) {
    throw new ModelFileError("headerNoTable");
  }
  const places = Object.entries(header)
    .filter(([name]) => name !== "__metadata__")
    .map(([name, value]) => readPlace(name, value))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  refuseOverlaps(places);
  return { dataStart: head.length, places };
}

/** @throws ModelFileError naming the first tensor that a file of this many bytes cannot hold. */
export function refuseCutShort({ places, dataStart }: SafetensorsTable, fileBytes: number): void {
  const cut = places.find(({ end }) => dataStart + end > fileBytes);
  if (cut) {
    throw new ModelFileError("weightsCut", cut.name, dataStart + cut.end, fileBytes);
  }
}

/** The tensors that the engine can read, as views of `data`, in which the data begins at byte `offset`. */
export function tensorsOf({ places }: SafetensorsTable, data: ArrayBuffer, offset: number): StoredTensor[] {
  return places.flatMap(({ name, dtype, shape, start, end }) =>
    dtype ? [{ name, dtype, shape, bytes: new Uint8Array(data, offset + start, end - start) }] : [],
  );
}

function readPlace(name: string, value: unknown): TensorPlace {
  const { dtype, shape, data_offsets: offsets } = (value ?? {}) as Record<string, unknown>;
  if (typeof dtype !== "string" || !isSizes(shape) || shape.length > MAX_DIMENSIONS) {
    throw new ModelFileError("tensorNoShape", name);
  }
  if (!isSizes(offsets) || offsets.length !== 2 || offsets[0] > offsets[1]) {
    throw new ModelFileError("tensorNoPlace", name);
  }
  const [start, end] = offsets;
  if (!Object.hasOwn(DTYPE_BYTES, dtype)) return { name, dtype: null, shape, start, end };
  const known = dtype as Dtype;
  const expected = shape.reduce((product, side) => product * side, DTYPE_BYTES[known]);
  if (end - start !== expected) {
    throw new ModelFileError("tensorWrongBytes", name, shape, dtype, expected, end - start);
  }
  return { name, dtype: known, shape, start, end };
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

function refuseOverlaps(places: readonly TensorPlace[]): void {
  for (let i = 1; i < places.length; i++) {
    if (places[i].start < places[i - 1].end) {
      throw new ModelFileError("tensorsOverlap", places[i - 1].name, places[i].name);
    }
  }
}
