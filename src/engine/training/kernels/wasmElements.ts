import type { Arithmetic } from "../../kernels/wasm/arithmetic";
import { type Code, type Local, WasmFunction } from "../../kernels/wasm/emitter";
import { f32x4, i32, i32x4, loopWhile, v128, when } from "../../kernels/wasm/instructions";
import { errorFunction, exponential } from "../../kernels/wasm/pointwise";

const VECTOR = 16;
const next = (pointer: Local): Code => pointer.set(i32.add(pointer, VECTOR));

/** geluForward(x, y, end): y = x · Φ(x) for all floats of x up to `end`, a multiple of four. */
export function geluForwardFunction(arithmetic: Arithmetic): WasmFunction {
  const f = new WasmFunction("geluForward", ["i32", "i32", "i32"]);
  const [read, write, end] = f.parameters;
  const [x, t, a, b, c] = f.locals("v128", 5);
  return f.body(
    loopWhile(
      i32.less(read, end),
      x.set(v128.load(read)),
      ...errorFunction(arithmetic, x, t, [a, b, c]),
      v128.store(write, f32x4.multiply(f32x4.multiply(x, 0.5), f32x4.add(t, 1))),
      next(read),
      next(write),
    ),
  );
}

/** geluBackward(x, dy, end): dy ← dy · (Φ(x) + x · φ(x)), with φ(x) = e^(−x²/2) / √2π. */
export function geluBackwardFunction(arithmetic: Arithmetic): WasmFunction {
  const f = new WasmFunction("geluBackward", ["i32", "i32", "i32"]);
  const [read, write, end] = f.parameters;
  const [x, t, a, b, c, density] = f.locals("v128", 6);
  return f.body(
    loopWhile(
      i32.less(read, end),
      x.set(v128.load(read)),
      ...errorFunction(arithmetic, x, t, [a, b, c]),
      a.set(f32x4.multiply(f32x4.multiply(x, x), -0.5)),
      ...exponential(arithmetic, b, a, c, density),
      density.set(f32x4.multiply(density, 1 / Math.sqrt(2 * Math.PI))),
      t.set(f32x4.multiply(f32x4.add(t, 1), 0.5)),
      t.set(arithmetic.multiplyAdd(x, density, t)),
      v128.store(write, f32x4.multiply(v128.load(write), t)),
      next(read),
      next(write),
    ),
  );
}

/** add(a, b, end) and times(a, b, end): a ← a + b or a · b, for all floats of a up to `end`, a multiple of four. */
export function elementwiseFunction(name: "add" | "times"): WasmFunction {
  const f = new WasmFunction(name, ["i32", "i32", "i32"]);
  const [a, b, end] = f.parameters;
  const combine = name === "add" ? f32x4.add : f32x4.multiply;
  return f.body(
    loopWhile(i32.less(a, end), v128.store(a, combine(v128.load(a), v128.load(b))), next(a), next(b)),
  );
}

/**
 * adamW(weights, gradient, mean, square, end, gradientScale, β₁, 1 − β₁, β₂, 1 − β₂, ε, keep, stepSize, rootScale):
 * one step of AdamW (Loshchilov & Hutter 2019, algorithm 2, as PyTorch computes it) on all weights up to `end`. What
 * stands behind them in their last vector of four is left as it was.
 */
export function adamWFunction(): WasmFunction {
  const f = new WasmFunction("adamW", [...Array<"i32">(5).fill("i32"), ...Array<"f32">(9).fill("f32")]);
  const [weights, gradient, mean, square, end] = f.parameters;
  const [scale, beta1, rest1, beta2, rest2, epsilon, keep, stepSize, rootScale] = f.parameters
    .slice(5)
    .map((parameter) => f32x4.splat(parameter));
  const [g, m, v, w] = f.locals("v128", 4);
  const rest = f.local("i32");
  const tail = f.local("v128");
  const choose = (changed: Code, old: Code): Code =>
    f32x4.add(old, v128.and(f32x4.subtract(changed, old), tail));
  const body = (store: (at: Local, value: Code) => Code): Code[] => [
    g.set(f32x4.multiply(v128.load(gradient), scale)),
    m.set(f32x4.add(f32x4.multiply(v128.load(mean), beta1), f32x4.multiply(g, rest1))),
    v.set(f32x4.add(f32x4.multiply(v128.load(square), beta2), f32x4.multiply(f32x4.multiply(g, g), rest2))),
    w.set(f32x4.multiply(v128.load(weights), keep)),
    g.set(f32x4.add(f32x4.multiply(f32x4.squareRoot(v), rootScale), epsilon)),
    w.set(f32x4.subtract(w, f32x4.divide(f32x4.multiply(m, stepSize), g))),
    store(mean, m),
    store(square, v),
    store(weights, w),
    ...[weights, gradient, mean, square].map(next),
  ];
  return f.body(
    rest.set(i32.and(i32.subtract(end, weights), VECTOR - 1)),
    end.set(i32.subtract(end, rest)),
    loopWhile(i32.less(weights, end), ...body((at, value) => v128.store(at, value))),
    tail.set(i32x4.greater(i32x4.splat(rest), i32x4.constant(0, 4, 8, 12))),
    when(rest, ...body((at, value) => v128.store(at, choose(value, v128.load(at))))),
  );
}
