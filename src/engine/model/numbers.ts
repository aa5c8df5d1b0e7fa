import type { Dtype } from "./safetensors";

/** The values of a tensor as 32-bit floats; a fresh array. I8 becomes −128…127, without any scale. */
export function decodeFloats(bytes: Uint8Array, dtype: Dtype): Float32Array {
  switch (dtype) {
    case "F64":
      return Float32Array.from(new Float64Array(copyBuffer(bytes)));
    case "F32":
      return new Float32Array(copyBuffer(bytes));
    case "F16":
      return decodeHalfFloats(new Uint16Array(copyBuffer(bytes)));
    case "BF16":
      return decodeBrainFloats(new Uint16Array(copyBuffer(bytes)));
    case "I8":
      return Float32Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length));
  }
}

/** A copy is needed anyway: typed arrays of wider numbers refuse to start at an odd byte. */
function copyBuffer(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer as ArrayBuffer;
}

/** All 65,536 half floats, made on first use: a look-up is ten times as fast as the arithmetic. */
let halfTable: Float32Array | null = null;

function decodeHalfFloats(halves: Uint16Array): Float32Array {
  halfTable ??= Float32Array.from({ length: 65_536 }, (_, half) => halfToFloat(half));
  const values = new Float32Array(halves.length);
  for (let i = 0; i < halves.length; i++) values[i] = halfTable[halves[i]];
  return values;
}

/** IEEE 754 binary16: 1 sign bit, 5 bits of exponent (bias 15), 10 bits of fraction. */
export function halfToFloat(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** bfloat16 is the upper half of a 32-bit float. */
function decodeBrainFloats(halves: Uint16Array): Float32Array {
  const words = new Uint32Array(halves.length);
  for (let i = 0; i < halves.length; i++) words[i] = halves[i] << 16;
  return new Float32Array(words.buffer);
}
