import { describe, expect, it } from "vitest";
import { assemble, code, signedLeb, unsignedLeb, WasmFunction } from "./emitter";
import { call, f32, f32x4, i32, i32x4, loopWhile, repeatWhile, v128, when } from "./instructions";

/** Runs a function of the module on a memory that begins with `floats`, and returns the memory. */
function run(
  functions: readonly WasmFunction[],
  name: string,
  args: number[],
  floats: number[] = [],
): Float32Array {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const view = new Float32Array(memory.buffer);
  view.set(floats);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(assemble(functions)), {
    engine: { memory },
  });
  (instance.exports[name] as (...values: number[]) => void)(...args);
  return view;
}

describe("LEB128", () => {
  it.each([
    [0, [0]],
    [127, [0x7f]],
    [128, [0x80, 0x01]],
    [624_485, [0xe5, 0x8e, 0x26]],
    [0xffffffff, [0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])("writes %i unsigned as %j", (value, bytes) => {
    expect(unsignedLeb(value)).toEqual(bytes);
  });

  it.each([
    [0, [0]],
    [63, [0x3f]],
    [64, [0xc0, 0x00]],
    [-1, [0x7f]],
    [-64, [0x40]],
    [-123_456, [0xc0, 0xbb, 0x78]],
    [-(2 ** 31), [0x80, 0x80, 0x80, 0x80, 0x78]],
  ])("writes %i signed as %j", (value, bytes) => {
    expect(signedLeb(value)).toEqual(bytes);
  });
});

describe("the emitter", () => {
  it("writes the smallest module byte for byte as the specification says", () => {
    expect([...assemble([new WasmFunction("f", ["i32"])])]).toEqual([
      ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...[1, 5, 1, 0x60, 1, 0x7f, 0], // one type: (i32) → ()
      ...[2, 18, 1, 6, 101, 110, 103, 105, 110, 101, 6, 109, 101, 109, 111, 114, 121, 2, 0, 1],
      ...[3, 2, 1, 0],
      ...[7, 5, 1, 1, 102, 0, 0],
      ...[10, 4, 1, 2, 0, 0x0b],
    ]);
  });

  it("computes with integers, branches and loops: a sum of squares", () => {
    const f = new WasmFunction("squares", ["i32"]);
    const [n] = f.parameters;
    const [i, sum] = f.locals("i32", 2);
    f.body(
      repeatWhile(
        i32.less(i, n),
        i.set(i32.add(i, 1)),
        when(i32.equal(i32.and(i, 1), 1), sum.set(i32.add(sum, i32.multiply(i, i)))),
      ),
      f32.store(i32.subtract(n, n), f32.fromInt(sum)),
    );
    expect(run([f], "squares", [10])[0]).toBe(1 + 9 + 25 + 49 + 81);
  });

  it("skips a loop whose condition never holds, and repeats one at least once", () => {
    const f = new WasmFunction("loops", ["i32"]);
    const [at] = f.parameters;
    const never = i32.less(at, 0);
    f.body(loopWhile(never, f32.store(at, 1)), repeatWhile(never, f32.store(at, 2, 4)));
    expect([...run([f], "loops", [8]).subarray(0, 4)]).toEqual([0, 0, 0, 2]);
  });

  it("calls one function from another", () => {
    const inner = new WasmFunction("inner", ["i32", "i32"]);
    inner.body(f32.store(inner.parameters[0], f32.fromInt(inner.parameters[1])));
    const outer = new WasmFunction("outer", []);
    outer.body(call(0, 4, 42), call(0, 8, -7));
    expect([...run([inner, outer], "outer", []).subarray(0, 3)]).toEqual([0, 42, -7]);
  });

  it("computes with vectors of four floats", () => {
    const f = new WasmFunction("vectors", ["i32"]);
    const [at] = f.parameters;
    const x = f.local("v128");
    f.body(
      x.set(v128.load(at)),
      v128.store(at, f32x4.multiply(f32x4.add(x, 1), 2), 16),
      v128.store(at, f32x4.max(f32x4.min(x, 2.5), 1.5), 32),
      f32.store(at, f32x4.sum(x), 48),
      f32.store(at, f32x4.largest(x), 52),
      f32.store(at, f32.squareRoot(f32x4.lane(x, 3)), 56),
      v128.store(at, v128.and(x, i32x4.greater(i32x4.splat(2), i32x4.constant(0, 1, 2, 3))), 64),
      v128.store(at, f32x4.nearest(f32x4.divide(x, 0.75)), 80),
      v128.store(at, f32x4.fromInts(i32x4.fromFloats(f32x4.multiply(x, -1.5))), 96),
    );
    expect([...run([f], "vectors", [0], [1, 2, 3, 4]).subarray(4, 28)]).toEqual([
      ...[4, 6, 8, 10],
      ...[1.5, 2, 2.5, 2.5],
      ...[10, 4, 2, 0],
      ...[1, 2, 0, 0],
      ...[1, 3, 4, 5],
      ...[-1, -3, -4, -6],
    ]);
  });

  it("widens signed bytes to floats", () => {
    const f = new WasmFunction("widen", []);
    const values = f.local("v128");
    const zero = f.local("i32");
    f.body(
      values.set(v128.loadBytes(zero)),
      v128.store(zero, f32x4.fromInts(i32x4.extendLow(values)), 16),
      v128.store(zero, f32x4.fromInts(i32x4.extendHigh(values)), 32),
    );
    const bytes = new Float32Array(Int8Array.from([1, -2, 127, -128, 0, 5, -6, 7]).buffer);
    expect([...run([f], "widen", [], [...bytes]).subarray(4, 12)]).toEqual([1, -2, 127, -128, 0, 5, -6, 7]);
  });

  it("joins code of any length", () => {
    const long = { bytes: Array<number>(200_000).fill(1) };
    expect(code(long, 0x0b, long).bytes).toHaveLength(400_001);
  });
});
