import type { Arithmetic } from "./arithmetic";
import { type Code, code, type Local, WasmFunction } from "./emitter";
import { call, f32x4, i32, i32x4, loopWhile, repeatWhile, v128, when } from "./instructions";

/** Columns of a panel: two vectors of four floats. */
export const PANEL = 8;
export const PANEL_BYTES = PANEL * 4;
/** Steps of the inner loop that are written out: measured best in Chromium. */
export const UNROLL = 4;

/** How a panel lies in memory: as floats, or as int8 with a scale for each of its eight columns. */
type PanelKind = "floats" | "int8";

/**
 * Rows of the output that are summed at once: 4 × 2 vectors fit the sixteen registers of x86 beside the operands
 * of separate multiplications and additions, 6 × 2 with the relaxed multiply-add, which needs no temporary.
 */
export function tileRows({ relaxed }: Arithmetic): number {
  return relaxed ? 6 : 4;
}

/**
 * gemm(a, aStride, panels, bias, output, outputStride, rows, depth, count, scales):
 * output[i][j] = bias[j] + Σₖ a[i][k] · panel[k][j], for `count` panels of eight columns each, `[depth][8]`.
 * Addresses and strides in bytes. Any number of rows and any depth from 1. Each sum runs over k in order from the
 * bias on, whatever the number of rows: a row's result does not depend on the rows beside it.
 * With panels of int8, each value is multiplied by its column's scale as it is read; `scales` is unused otherwise.
 */
export function gemmFunction(name: string, kind: PanelKind, arithmetic: Arithmetic): WasmFunction {
  const f = new WasmFunction(name, Array<"i32">(10).fill("i32"));
  const [a, aStride, panel, bias, output, outputStride, rows, depth, count, scales] = f.parameters;
  const mostRows = tileRows(arithmetic);
  const rowBytes = kind === "int8" ? PANEL : PANEL_BYTES;
  const sums = Array.from({ length: mostRows }, () => f.locals("v128", 2));
  const pointers = f.locals("i32", mostRows);
  const [left, right, factor] = f.locals("v128", 3);
  const [b, unrolledEnd, end, rowsLeft, aRow, outputRow, target] = f.locals("i32", 7);

  /** Reads row `step` of the panel, counted from `b`, into `left` and `right`. */
  const readPanel = (step: number): Code[] =>
    kind === "floats"
      ? [left.set(v128.load(b, step * PANEL_BYTES)), right.set(v128.load(b, step * PANEL_BYTES + 16))]
      : [
          factor.set(v128.loadBytes(b, step * PANEL)),
          left.set(f32x4.multiply(f32x4.fromInts(i32x4.extendLow(factor)), v128.load(scales))),
          right.set(f32x4.multiply(f32x4.fromInts(i32x4.extendHigh(factor)), v128.load(scales, 16))),
        ];
  /** One step of k for `height` rows, reading `step` floats and rows of the panel ahead of the pointers. */
  const multiply = (height: number, step: number): Code[] => [
    ...readPanel(step),
    ...sums
      .slice(0, height)
      .flatMap(([low, high], r) => [
        factor.set(v128.loadSplat(pointers[r], step * 4)),
        low.set(arithmetic.multiplyAdd(factor, left, low)),
        high.set(arithmetic.multiplyAdd(factor, right, high)),
      ]),
  ];
  const advance = (height: number, steps: number): Code[] => [
    ...pointers.slice(0, height).map((pointer) => pointer.set(i32.add(pointer, steps * 4))),
    b.set(i32.add(b, steps * rowBytes)),
  ];
  /** One tile of the output: `height` rows from `aRow` on by eight columns. */
  const tile = (height: number): Code =>
    code(
      ...sums
        .slice(0, height)
        .flatMap(([low, high]) => [low.set(v128.load(bias)), high.set(v128.load(bias, 16))]),
      ...pointers
        .slice(0, height)
        .map((pointer, r) => pointer.set(r === 0 ? aRow : i32.add(pointers[r - 1], aStride))),
      b.set(panel),
      loopWhile(
        i32.less(b, unrolledEnd),
        ...Array.from({ length: UNROLL }, (_, step) => multiply(height, step)).flat(),
        ...advance(height, UNROLL),
      ),
      loopWhile(i32.less(b, end), ...multiply(height, 0), ...advance(height, 1)),
      target.set(outputRow),
      ...sums
        .slice(0, height)
        .flatMap(([low, high]) => [
          v128.store(target, low),
          v128.store(target, high, 16),
          target.set(i32.add(target, outputStride)),
        ]),
    );
  const step = (pointer: Local, stride: Local): Code =>
    pointer.set(i32.add(pointer, i32.multiply(stride, mostRows)));

  return f.body(
    repeatWhile(
      count,
      end.set(i32.add(panel, i32.multiply(depth, rowBytes))),
      unrolledEnd.set(i32.add(panel, i32.multiply(i32.and(depth, -UNROLL), rowBytes))),
      rowsLeft.set(rows),
      aRow.set(a),
      outputRow.set(output),
      loopWhile(
        i32.greaterOrEqual(rowsLeft, mostRows),
        tile(mostRows),
        step(aRow, aStride),
        step(outputRow, outputStride),
        rowsLeft.set(i32.subtract(rowsLeft, mostRows)),
      ),
      ...Array.from({ length: mostRows - 1 }, (_, r) => when(i32.equal(rowsLeft, r + 1), tile(r + 1))),
      panel.set(end),
      scales.set(i32.add(scales, PANEL_BYTES)),
      bias.set(i32.add(bias, PANEL_BYTES)),
      output.set(i32.add(output, PANEL_BYTES)),
      count.set(i32.subtract(count, 1)),
    ),
  );
}

/**
 * dequantize(panel, scales, target, depth): a panel of int8 `[depth][8]` times the scales of its eight columns, as
 * floats.
 */
export function dequantizeFunction(): WasmFunction {
  const f = new WasmFunction("dequantize", ["i32", "i32", "i32", "i32"]);
  const [panel, scales, target, depth] = f.parameters;
  const [lowScales, highScales, values] = f.locals("v128", 3);
  const end = f.local("i32");
  return f.body(
    lowScales.set(v128.load(scales)),
    highScales.set(v128.load(scales, 16)),
    end.set(i32.add(panel, i32.multiply(depth, PANEL))),
    repeatWhile(
      i32.less(panel, end),
      values.set(v128.loadBytes(panel)),
      v128.store(target, f32x4.multiply(f32x4.fromInts(i32x4.extendLow(values)), lowScales)),
      v128.store(target, f32x4.multiply(f32x4.fromInts(i32x4.extendHigh(values)), highScales), 16),
      panel.set(i32.add(panel, PANEL)),
      target.set(i32.add(target, PANEL_BYTES)),
    ),
  );
}

/**
 * gemmManyRows(a, aStride, panels, bias, output, outputStride, rows, depth, count, scales, scratch): what `gemm` does
 * with panels of int8, for more rows than one tile holds. Each panel is turned into floats in `scratch` (`depth` · 32
 * bytes, which stay in the first cache) just before its use, so that memory is read in a quarter of the bytes; the
 * results are those of the other two, bit for bit.
 */
export function gemmManyRowsFunction(gemm: number, dequantize: number): WasmFunction {
  const f = new WasmFunction("gemmManyRows", Array<"i32">(11).fill("i32"));
  const [a, aStride, panel, bias, output, outputStride, rows, depth, count, scales, scratch] = f.parameters;
  return f.body(
    repeatWhile(
      count,
      call(dequantize, panel, scales, scratch, depth),
      call(gemm, a, aStride, scratch, bias, output, outputStride, rows, depth, 1, 0),
      panel.set(i32.add(panel, i32.multiply(depth, PANEL))),
      scales.set(i32.add(scales, PANEL_BYTES)),
      bias.set(i32.add(bias, PANEL_BYTES)),
      output.set(i32.add(output, PANEL_BYTES)),
      count.set(i32.subtract(count, 1)),
    ),
  );
}
