import type { Tensor } from "../engine";

/**
 * A tensor as comma-separated values: the last dimension is a line; a column per leading index comes first.
 * @param decimalComma for spreadsheets of languages that write 0,5: values apart by semicolons, with a mark of the
 * encoding in front, without which they take it for another.
 */
export function toCsv(t: Tensor, decimalComma = false): string {
  const between = decimalComma ? ";" : ",";
  const width = t.shape[t.shape.length - 1];
  const leading = t.shape.slice(0, -1);
  const header = [...leading.map((_, d) => `i${d}`), ...Array.from({ length: width }, (_, c) => `v${c}`)];
  const written = (value: number): string => (decimalComma ? String(value).replace(".", ",") : String(value));
  const lines = [header.join(between)];
  for (let line = 0; line < t.data.length / width; line++) {
    let rest = line;
    const index = leading.map(() => 0);
    for (let d = leading.length - 1; d >= 0; d--) {
      index[d] = rest % leading[d];
      rest = Math.floor(rest / leading[d]);
    }
    const values = Array.from(t.data.subarray(line * width, (line + 1) * width), written);
    lines.push([...index, ...values].join(between));
  }
  return `${decimalComma ? "\uFEFF" : ""}${lines.join("\n")}\n`;
}

/** A tensor as JSON: its name, shape and values, row-major. */
export function toJson(name: string, t: Tensor): string {
  return JSON.stringify({ name, shape: t.shape, dtype: "float32", values: Array.from(t.data) });
}

/** Bytes before the header text: magic, version, length. */
const PREAMBLE = 10;

/**
 * A tensor in NumPy's format, version 1.0 (numpy.lib.format): magic, version, little-endian header length, a Python
 * dict padded with spaces to a multiple of 64 bytes, then the values.
 */
export function toNpy(t: Tensor): Uint8Array<ArrayBuffer> {
  const shape = `(${t.shape.join(", ")}${t.shape.length === 1 ? "," : ""})`;
  const dict = `{'descr': '<f4', 'fortran_order': False, 'shape': ${shape}, }`;
  const length = Math.ceil((PREAMBLE + dict.length + 1) / 64) * 64 - PREAMBLE;
  const header = `${dict.padEnd(length - 1)}\n`;
  const bytes = new Uint8Array(PREAMBLE + length + t.data.length * 4);
  bytes.set([0x93, ...new TextEncoder().encode("NUMPY"), 1, 0, length & 255, length >> 8]);
  bytes.set(new TextEncoder().encode(header), PREAMBLE);
  const view = new DataView(bytes.buffer, PREAMBLE + length);
  t.data.forEach((value, i) => {
    view.setFloat32(i * 4, value, true);
  });
  return bytes;
}
