import { describe, expect, it } from "vitest";
import { tensor } from "../engine";
import { toCsv, toJson, toNpy } from "./tensorFiles";

const t = tensor([2, 1, 3], Float32Array.from([1, 2.5, -3, 4, 5, 6]));

describe("taking a tensor away", () => {
  it("writes a line of CSV per row, with the leading indices", () => {
    expect(toCsv(t)).toBe("i0,i1,v0,v1,v2\n0,0,1,2.5,-3\n1,0,4,5,6\n");
  });

  it("writes JSON that keeps name, shape and values", () => {
    expect(JSON.parse(toJson("layer.0.probs", t))).toEqual({
      name: "layer.0.probs",
      shape: [2, 1, 3],
      dtype: "float32",
      values: [1, 2.5, -3, 4, 5, 6],
    });
  });

  it("writes what NumPy reads: magic, a header aligned to 64 bytes, little-endian floats", () => {
    const bytes = toNpy(t);
    expect([...bytes.slice(0, 8)]).toEqual([0x93, 78, 85, 77, 80, 89, 1, 0]);
    const length = bytes[8] + bytes[9] * 256;
    expect((10 + length) % 64).toBe(0);
    const header = new TextDecoder().decode(bytes.slice(10, 10 + length));
    expect(header).toMatch(/^\{'descr': '<f4', 'fortran_order': False, 'shape': \(2, 1, 3\), \} *\n$/);
    const values = new DataView(bytes.buffer, 10 + length);
    expect(values.byteLength).toBe(24);
    expect(values.getFloat32(8, true)).toBe(-3);
  });

  it("writes a vector's shape as Python does, with its comma", () => {
    expect(new TextDecoder().decode(toNpy(tensor([2], new Float32Array(2))))).toContain("'shape': (2,), }");
  });
});

it("a CSV for spreadsheets that write 0,5 has semicolons, decimal commas and a mark of its encoding, the same values", () => {
  const csv = toCsv({ shape: [1, 2], data: Float32Array.of(0.5, -1e-7) }, true);
  expect(csv).toBe(`\uFEFFi0;v0;v1\n0;0,5;${String(Math.fround(-1e-7)).replace(".", ",")}\n`);
});
