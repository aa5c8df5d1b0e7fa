/** Named values of a model, before they become a file. */
export type NamedTensors = Record<
  string,
  { readonly shape: readonly number[]; readonly data: Float32Array | Int8Array }
>;

/** A safetensors file. */
export function writeSafetensors(tensors: NamedTensors): ArrayBuffer {
  let offset = 0;
  const header: Record<string, unknown> = {};
  for (const [name, { shape, data }] of Object.entries(tensors)) {
    const dtype = data instanceof Int8Array ? "I8" : "F32";
    header[name] = { dtype, shape, data_offsets: [offset, offset + data.byteLength] };
    offset += data.byteLength;
  }
  return joinSafetensors(
    header,
    Object.values(tensors).map(({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  );
}

/** A file with exactly this header, right or wrong. */
export function joinSafetensors(header: unknown, parts: readonly Uint8Array[]): ArrayBuffer {
  const head = new TextEncoder().encode(typeof header === "string" ? header : JSON.stringify(header));
  const size = parts.reduce((sum, part) => sum + part.length, 8 + head.length);
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(head.length), true);
  bytes.set(head, 8);
  let at = 8 + head.length;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes.buffer;
}
