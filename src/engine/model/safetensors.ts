import { ModelFileError } from "../errors";

/** Bytes per value of the dtypes that the engine reads. */
const DTYPE_BYTES = { F64: 8, F32: 4, F16: 2, BF16: 2, I8: 1 } as const;
export type Dtype = keyof typeof DTYPE_BYTES;

/** One tensor of a safetensors file, not yet decoded. */
export interface StoredTensor {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly bytes: Uint8Array;
}

/** One that is in a number format which the engine does not read, such as F8_E4M3. */
export interface UnreadTensor {
  readonly name: string;
  readonly dtype: string;
  readonly bytes: null;
}

/** A header beyond this is none: that of BERT-Large has 45 kB. (The format itself allows 100 MB.) */
const MAX_HEADER_BYTES = 8_000_000;
/** BERT-Large has 400 tensors. */
const MAX_TENSORS = 50_000;
/** What stands where a file should be if Git LFS has not fetched it. */
const LFS_POINTER = "version ";
const MAX_DIMENSIONS = 8;

/** Where a tensor lies among the data, and what it is; `dtype` may be one that the engine does not read. */
export interface TensorPlace {
  readonly name: string;
  readonly dtype: string;
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
 * The tensors of a safetensors file, as views of `file`; nothing is copied. Those in a number format that the engine
 * does not read have no bytes (old checkpoints hold an I64 `position_ids`).
 * Format: 8 bytes header length (little endian), JSON header, data; https://github.com/huggingface/safetensors#format.
 * @throws ModelFileError if the file is cut short, is something else, or its table does not describe its bytes.
 */
export function tensorsIn(file: ArrayBuffer): (StoredTensor | UnreadTensor)[] {
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
  return tensorsOf(table, file, dataStart);
}

/** The tensors that the engine reads, by name. @throws ModelFileError as `tensorsIn`. */
export function parseSafetensors(file: ArrayBuffer): Map<string, StoredTensor> {
  return new Map(
    tensorsIn(file).flatMap((tensor) => (tensor.bytes === null ? [] : [[tensor.name, tensor] as const])),
  );
}

/**
 * The byte at which the data begins, from the first bytes of a file; null if even these are not there yet.
 * @throws ModelFileError if no header could be as long as it says.
 */
export function readDataStart(bytes: Uint8Array): number | null {
  if (bytes.length < 8) return null;
  if (LFS_POINTER === String.fromCharCode(...bytes.subarray(0, 8))) {
    throw new ModelFileError("lfsPointer", "model.safetensors");
  }
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
  const entries = Object.entries(header);
  if (entries.length > MAX_TENSORS) throw new ModelFileError("headerCrowded", entries.length, MAX_TENSORS);
  const places = entries
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

/** The tensors, those that the engine can read as views of `data`, in which the data begins at byte `offset`. */
export function tensorsOf(
  { places }: SafetensorsTable,
  data: ArrayBuffer,
  offset: number,
): (StoredTensor | UnreadTensor)[] {
  return places.map(({ name, dtype, shape, start, end }) =>
    isRead(dtype)
      ? { name, dtype, shape, bytes: new Uint8Array(data, offset + start, end - start) }
      : { name, dtype, bytes: null },
  );
}

function isRead(dtype: string): dtype is Dtype {
  return Object.hasOwn(DTYPE_BYTES, dtype);
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
  // An empty tensor has no bytes, whatever its other sides say: they are not what room is made by.
  if (shape.includes(0) && shape.reduce((product, side) => product * (side || 1), 1) > MAX_HEADER_BYTES) {
    throw new ModelFileError("tensorNoShape", name);
  }
  if (isRead(dtype)) {
    const expected = shape.reduce((product, side) => product * side, DTYPE_BYTES[dtype]);
    if (end - start !== expected) {
      throw new ModelFileError("tensorWrongBytes", name, shape, dtype, expected, end - start);
    }
  }
  return { name, dtype, shape, start, end };
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
