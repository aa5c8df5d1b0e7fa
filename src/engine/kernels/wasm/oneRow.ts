import type { Arithmetic } from "./arithmetic";
import { type Code, WasmFunction } from "./emitter";
import { PANEL, PANEL_BYTES, UNROLL } from "./gemm";
import { f32x4, i32, i32x4, loopWhile, repeatWhile, v128 } from "./instructions";

/** Panels that are summed side by side. */
const SIDE_BY_SIDE = 2;

/**
 * multiplyOneRow(a, panels, bias, output, depth, pairs, scales): what `gemmInt8` does, for one row and `pairs` pairs
 * of panels. The sums of one panel alone would wait for each other: each addition takes four cycles, but two panels
 * give the processor four sums to work on. The results are the same, bit for bit.
 */
export function multiplyOneRowFunction({ multiplyAdd }: Arithmetic): WasmFunction {
  const f = new WasmFunction("multiplyOneRow", Array<"i32">(7).fill("i32"));
  const [a, panel, bias, output, depth, pairs, scales] = f.parameters;
  const sums = f.locals("v128", 2 * SIDE_BY_SIDE);
  const columnScales = f.locals("v128", 2 * SIDE_BY_SIDE);
  const [factor, values] = f.locals("v128", 2);
  const pointers = f.locals("i32", SIDE_BY_SIDE);
  const [x, end, unrolledEnd] = f.locals("i32", 3);

  const multiply = (step: number): Code[] => [
    factor.set(v128.loadSplat(x, step * 4)),
    ...pointers.flatMap((pointer, i) => [
      values.set(v128.loadBytes(pointer, step * PANEL)),
      ...[i32x4.extendLow(values), i32x4.extendHigh(values)].map((integers, half) => {
        const column = 2 * i + half;
        const weights = f32x4.multiply(f32x4.fromInts(integers), columnScales[column]);
        return sums[column].set(multiplyAdd(factor, weights, sums[column]));
      }),
    ]),
  ];
  const advance = (steps: number): Code[] => [
    x.set(i32.add(x, steps * 4)),
    ...pointers.map((pointer) => pointer.set(i32.add(pointer, steps * PANEL))),
  ];
  return f.body(
    repeatWhile(
      pairs,
      x.set(a),
      ...sums.map((sum, i) => sum.set(v128.load(bias, 16 * i))),
      ...columnScales.map((scale, i) => scale.set(v128.load(scales, 16 * i))),
      pointers[0].set(panel),
      end.set(i32.add(panel, i32.multiply(depth, PANEL))),
      unrolledEnd.set(i32.add(panel, i32.multiply(i32.and(depth, -UNROLL), PANEL))),
      pointers[1].set(end),
      loopWhile(
        i32.less(pointers[0], unrolledEnd),
        ...Array.from({ length: UNROLL }, (_, step) => multiply(step)).flat(),
        ...advance(UNROLL),
      ),
      loopWhile(i32.less(pointers[0], end), ...multiply(0), ...advance(1)),
      ...sums.map((sum, i) => v128.store(output, sum, 16 * i)),
      panel.set(pointers[1]),
      bias.set(i32.add(bias, SIDE_BY_SIDE * PANEL_BYTES)),
      scales.set(i32.add(scales, SIDE_BY_SIDE * PANEL_BYTES)),
      output.set(i32.add(output, SIDE_BY_SIDE * PANEL_BYTES)),
      pairs.set(i32.subtract(pairs, 1)),
    ),
  );
}
