import { ERF_DENOMINATOR, ERF_LIMIT, ERF_NUMERATOR } from "../erf";
import { type Arithmetic, polynomial } from "./arithmetic";
import { type Code, type Local, WasmFunction } from "./emitter";
import { f32, f32x4, i32, i32x4, loopWhile, repeatWhile, v128 } from "./instructions";

const VECTOR = 16;
const next = (pointer: Local): Code => pointer.set(i32.add(pointer, VECTOR));

/** gelu(at, end): x · Φ(x) in place for all floats from `at` to `end`, a multiple of four. */
export function geluFunction(arithmetic: Arithmetic): WasmFunction {
  const f = new WasmFunction("gelu", ["i32", "i32"]);
  const [at, end] = f.parameters;
  const [x, t, square, numerator, denominator] = f.locals("v128", 5);
  return f.body(
    loopWhile(
      i32.less(at, end),
      x.set(v128.load(at)),
      ...errorFunction(arithmetic, x, t, [square, numerator, denominator]),
      v128.store(at, f32x4.multiply(f32x4.multiply(x, 0.5), f32x4.add(t, 1))),
      next(at),
    ),
  );
}

/** t = erf(x/√2); the three others are room to work in. */
export function errorFunction(
  arithmetic: Arithmetic,
  x: Local,
  t: Local,
  [square, numerator, denominator]: readonly [Local, Local, Local],
): Code[] {
  return [
    t.set(f32x4.min(f32x4.max(f32x4.multiply(x, Math.SQRT1_2), -ERF_LIMIT), ERF_LIMIT)),
    square.set(f32x4.multiply(t, t)),
    ...polynomial(arithmetic, numerator, square, ERF_NUMERATOR),
    ...polynomial(arithmetic, denominator, square, ERF_DENOMINATOR),
    t.set(f32x4.divide(f32x4.multiply(t, numerator), denominator)),
    t.set(f32x4.min(f32x4.max(t, -1), 1)),
  ];
}

/** Below this, e^x is no normal 32-bit float any more, and becomes 0. */
const EXP_LIMIT = -87;
/** Taylor coefficients of e^x, for |x| ≤ ½ ln 2. */
const EXP = [1 / 720, 1 / 120, 1 / 24, 1 / 6, 1 / 2, 1, 1];
/** ln 2 in two parts, so that x − n·ln 2 loses no digits (Cody & Waite 1980). */
const LN2_HIGH = 0.693359375;
const LN2_LOW = -2.1219444e-4;

/**
 * softmax(from, fromStride, to, toStride, rows, columns): each row's e^(x − max) divided by their sum. `columns` is
 * a multiple of four. A row of nothing but −∞ becomes zeros.
 */
export function softmaxFunction(arithmetic: Arithmetic): WasmFunction {
  const f = new WasmFunction("softmax", ["i32", "i32", "i32", "i32", "i32", "i32"]);
  const [from, fromStride, to, toStride, rows, columns] = f.parameters;
  const [largest, sum, lost, longer, x, power, result] = f.locals("v128", 7);
  const [read, write, end] = f.locals("i32", 3);
  return f.body(
    repeatWhile(
      rows,
      read.set(from),
      end.set(i32.add(from, i32.shiftLeft(columns, 2))),
      // Not −∞: then −∞ − max would be no number in a row of nothing else.
      largest.set(f32x4.splat(-3.4e38)),
      repeatWhile(i32.less(read, end), largest.set(f32x4.max(largest, v128.load(read))), next(read)),
      largest.set(f32x4.splat(f32x4.largest(largest))),

      read.set(from),
      write.set(to),
      sum.set(f32x4.splat(0)),
      lost.set(f32x4.splat(0)),
      repeatWhile(
        i32.less(read, end),
        x.set(f32x4.subtract(v128.load(read), largest)),
        ...exponential(arithmetic, f.local("v128"), x, power, result),
        v128.store(write, result),
        // Kahan's sum keeps what rounding loses: a vocabulary has many small addends.
        result.set(f32x4.subtract(result, lost)),
        longer.set(f32x4.add(sum, result)),
        lost.set(f32x4.subtract(f32x4.subtract(longer, sum), result)),
        sum.set(longer),
        next(read),
        next(write),
      ),

      sum.set(f32x4.splat(f32.divide(1, f32.max(f32x4.sum(sum), 1e-30)))),
      write.set(to),
      end.set(i32.add(to, i32.shiftLeft(columns, 2))),
      repeatWhile(
        i32.less(write, end),
        v128.store(write, f32x4.multiply(v128.load(write), sum)),
        next(write),
      ),
      from.set(i32.add(from, fromStride)),
      to.set(i32.add(to, toStride)),
      rows.set(i32.subtract(rows, 1)),
    ),
  );
}

/**
 * result = e^x for x ≤ 0; `series` and `power` are room to work in, and x is changed.
 * e^x = 2ⁿ · e^(x − n·ln 2), with 2ⁿ made by adding n to the exponent bits.
 */
export function exponential(
  arithmetic: Arithmetic,
  series: Local,
  x: Local,
  power: Local,
  result: Local,
): Code[] {
  return [
    result.set(f32x4.greater(x, EXP_LIMIT)),
    x.set(f32x4.max(x, EXP_LIMIT)),
    power.set(f32x4.nearest(f32x4.multiply(x, Math.LOG2E))),
    x.set(f32x4.subtract(x, f32x4.multiply(power, LN2_HIGH))),
    x.set(f32x4.subtract(x, f32x4.multiply(power, LN2_LOW))),
    power.set(i32x4.shiftLeft(i32x4.fromFloats(power), 23)),
    ...polynomial(arithmetic, series, x, EXP),
    result.set(v128.and(result, i32x4.add(series, power))),
  ];
}

/**
 * layerNorm(input, inputStride, residual, residualStride, gamma, beta, output, outputStride, rows, size, epsilon):
 * output = (x − mean) / √(variance + ε) · γ + β with x = input + residual, over any number of columns.
 */
export function layerNormFunction(arithmetic: Arithmetic): WasmFunction {
  const f = new WasmFunction("layerNorm", [
    "i32",
    "i32",
    "i32",
    "i32",
    "i32",
    "i32",
    "i32",
    "i32",
    "i32",
    "i32",
    "f32",
  ]);
  const [
    input,
    inputStride,
    residual,
    residualStride,
    gamma,
    beta,
    output,
    outputStride,
    rows,
    size,
    epsilon,
  ] = f.parameters;
  const [mean, scale, x, tail] = f.locals("v128", 4);
  const [read, add, write, end, wholeEnd, g, b] = f.locals("i32", 7);
  /** Runs `step` on every vector of a row; what lies beyond the last column counts as zero. */
  const overRow = (step: (mask: (value: Code) => Code) => Code[]): Code[] => [
    write.set(output),
    loopWhile(i32.less(write, wholeEnd), ...step((value) => value)),
    loopWhile(i32.less(write, end), ...step((value) => v128.and(value, tail))),
  ];
  return f.body(
    tail.set(i32x4.greater(i32x4.splat(i32.and(size, 3)), i32x4.constant(0, 1, 2, 3))),
    repeatWhile(
      rows,
      end.set(i32.add(output, i32.shiftLeft(size, 2))),
      wholeEnd.set(i32.add(output, i32.shiftLeft(i32.and(size, -4), 2))),

      mean.set(f32x4.splat(0)),
      read.set(input),
      add.set(residual),
      ...overRow((mask) => [
        x.set(f32x4.add(v128.load(read), v128.load(add))),
        v128.store(write, x),
        mean.set(f32x4.add(mean, mask(x))),
        ...[read, add, write].map(next),
      ]),
      mean.set(f32x4.splat(f32.divide(f32x4.sum(mean), f32.fromInt(size)))),

      scale.set(f32x4.splat(0)),
      ...overRow((mask) => [
        x.set(mask(f32x4.subtract(v128.load(write), mean))),
        scale.set(arithmetic.multiplyAdd(x, x, scale)),
        next(write),
      ]),
      scale.set(
        f32x4.splat(
          f32.divide(1, f32.squareRoot(f32.add(f32.divide(f32x4.sum(scale), f32.fromInt(size)), epsilon))),
        ),
      ),

      g.set(gamma),
      b.set(beta),
      ...overRow(() => [
        x.set(f32x4.multiply(f32x4.subtract(v128.load(write), mean), scale)),
        v128.store(write, arithmetic.multiplyAdd(x, v128.load(g), v128.load(b))),
        ...[g, b, write].map(next),
      ]),
      input.set(i32.add(input, inputStride)),
      residual.set(i32.add(residual, residualStride)),
      output.set(i32.add(output, outputStride)),
      rows.set(i32.subtract(rows, 1)),
    ),
  );
}
