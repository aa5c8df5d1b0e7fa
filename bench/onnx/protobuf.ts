/** A minimal writer for protocol buffers (https://protobuf.dev/programming-guides/encoding/): enough for ONNX. */
export type Bytes = readonly Uint8Array[];

export function varint(value: number | bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest ? low | 0x80 : low);
  } while (rest);
  return Uint8Array.from(bytes);
}

const tag = (field: number, wireType: number): Uint8Array => varint((field << 3) | wireType);
const lengthOf = (parts: Bytes): number => parts.reduce((sum, part) => sum + part.length, 0);

export const integer = (field: number, value: number): Bytes => [tag(field, 0), varint(value)];
export const float = (field: number, value: number): Bytes => [
  tag(field, 5),
  new Uint8Array(Float32Array.of(value).buffer),
];
export const message = (field: number, parts: Bytes): Bytes => [
  tag(field, 2),
  varint(lengthOf(parts)),
  ...parts,
];
export const raw = (field: number, bytes: Uint8Array): Bytes => message(field, [bytes]);
export const text = (field: number, value: string): Bytes => raw(field, new TextEncoder().encode(value));

export function concatenate(parts: Bytes): Uint8Array {
  const result = new Uint8Array(lengthOf(parts));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}
