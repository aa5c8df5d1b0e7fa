import type { Arithmetic } from "../../kernels/wasm/arithmetic";
import { type Code, code, type Local, WasmFunction } from "../../kernels/wasm/emitter";
import { PANEL_BYTES, tileRows } from "../../kernels/wasm/gemm";
import { i32, loopWhile, repeatWhile, v128, when } from "../../kernels/wasm/instructions";

/** Steps of the inner loop that are written out. */
const UNROLL = 4;

/**
 * addRows(a, aStride, panels, output, outputStride, rows, depth, count):
 * output[i][j] += Σₖ a[i][k] · panel[k][j], for `count` panels of eight columns each, `[depth][8]`.
 * addColumns, with `a` read down its columns: output[i][j] += Σₖ a[k][i] · panel[k][j], so that no matrix is ever
 * transposed for its gradient. Addresses and strides in bytes; any number of rows and any depth from 1.
 */
export function addProductFunction(
  name: string,
  order: "rows" | "columns",
  arithmetic: Arithmetic,
): WasmFunction {
  const f = new WasmFunction(name, Array<"i32">(8).fill("i32"));
  const [a, aStride, panel, output, outputStride, rows, depth, count] = f.parameters;
  const mostRows = tileRows(arithmetic);
  const sums = Array.from({ length: mostRows }, () => f.locals("v128", 2));
  const pointers = f.locals("i32", order === "rows" ? mostRows : 1);
  const [left, right, factor] = f.locals("v128", 3);
  const [b, unrolledEnd, end, rowsLeft, aRow, outputRow, target] = f.locals("i32", 7);

  const multiply = (height: number, step: number): Code[] => [
    left.set(v128.load(b, step * PANEL_BYTES)),
    right.set(v128.load(b, step * PANEL_BYTES + 16)),
    ...sums
      .slice(0, height)
      .flatMap(([low, high], r) => [
        factor.set(
          order === "rows" ? v128.loadSplat(pointers[r], step * 4) : v128.loadSplat(pointers[0], r * 4),
        ),
        low.set(arithmetic.multiplyAdd(factor, left, low)),
        high.set(arithmetic.multiplyAdd(factor, right, high)),
      ]),
    ...(order === "columns" ? [pointers[0].set(i32.add(pointers[0], aStride))] : []),
  ];
  const advance = (height: number, steps: number): Code[] => [
    ...(order === "rows"
      ? pointers.slice(0, height).map((pointer) => pointer.set(i32.add(pointer, steps * 4)))
      : []),
    b.set(i32.add(b, steps * PANEL_BYTES)),
  ];
  const overTarget = (height: number, visit: (low: Local, high: Local) => Code[]): Code[] => [
    target.set(outputRow),
    ...sums
      .slice(0, height)
      .flatMap(([low, high]) => [...visit(low, high), target.set(i32.add(target, outputStride))]),
  ];
  const tile = (height: number): Code =>
    code(
      ...overTarget(height, (low, high) => [low.set(v128.load(target)), high.set(v128.load(target, 16))]),
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
      ...overTarget(height, (low, high) => [v128.store(target, low), v128.store(target, high, 16)]),
    );
  const nextRows =
    order === "rows"
      ? aRow.set(i32.add(aRow, i32.multiply(aStride, mostRows)))
      : aRow.set(i32.add(aRow, mostRows * 4));

  return f.body(
    repeatWhile(
      count,
      end.set(i32.add(panel, i32.multiply(depth, PANEL_BYTES))),
      unrolledEnd.set(i32.add(panel, i32.multiply(i32.and(depth, -UNROLL), PANEL_BYTES))),
      rowsLeft.set(rows),
      aRow.set(a),
      outputRow.set(output),
      loopWhile(
        i32.greaterOrEqual(rowsLeft, mostRows),
        tile(mostRows),
        nextRows,
        outputRow.set(i32.add(outputRow, i32.multiply(outputStride, mostRows))),
        rowsLeft.set(i32.subtract(rowsLeft, mostRows)),
      ),
      ...Array.from({ length: mostRows - 1 }, (_, r) => when(i32.equal(rowsLeft, r + 1), tile(r + 1))),
      panel.set(end),
      output.set(i32.add(output, PANEL_BYTES)),
      count.set(i32.subtract(count, 1)),
    ),
  );
}
