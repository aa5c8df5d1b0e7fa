import type { Arithmetic } from "../../kernels/wasm/arithmetic";
import { type Code, code, type Local, WasmFunction } from "../../kernels/wasm/emitter";
import { f32, f32x4, i32, i32x4, loopWhile, repeatWhile, v128, when } from "../../kernels/wasm/instructions";

const VECTOR = 16;
const increase = (pointer: Local, by: Code | number): Code => pointer.set(i32.add(pointer, by));

/** Visits one row vector by vector; `mask` clears what lies beyond the last of `columns`. */
class RowLoop {
  readonly #place: Local;
  readonly #rest: Local;
  readonly #end: Local;
  readonly #tail: Local;
  readonly #columns: Code;

  constructor(f: WasmFunction, columns: Code) {
    [this.#place, this.#rest, this.#end] = f.locals("i32", 3);
    this.#tail = f.local("v128");
    this.#columns = columns;
  }

  /** To be run once, before any row. */
  prepare(): Code {
    const columns = this.#columns;
    return code(
      this.#rest.set(i32.and(columns, 3)),
      this.#end.set(i32.shiftLeft(i32.and(columns, -4), 2)),
      this.#tail.set(i32x4.greater(i32x4.splat(this.#rest), i32x4.constant(0, 1, 2, 3))),
    );
  }

  /** `step` gets the place of a vector in its row, in bytes, and the mask. */
  visit(step: (place: Code, mask: (value: Code) => Code) => Code[]): Code {
    return code(
      this.#place.set(i32.and(this.#columns, 0)),
      loopWhile(
        i32.less(this.#place, this.#end),
        ...step(this.#place, (value) => value),
        increase(this.#place, VECTOR),
      ),
      when(this.#rest, ...step(this.#place, (value) => v128.and(value, this.#tail))),
    );
  }
}

const at = (base: Code, place: Code): Code => v128.load(i32.add(base, place));

/** softmaxBackward(p, pStride, dp, dpStride, rows, columns, scale): dp ← scale · p · (dp − Σ p · dp), by rows. */
export function softmaxBackwardFunction(arithmetic: Arithmetic): WasmFunction {
  const f = new WasmFunction("softmaxBackward", [...Array<"i32">(6).fill("i32"), "f32"]);
  const [p, pStride, dp, dpStride, rows, columns, scale] = f.parameters;
  const sum = f.local("v128");
  const loop = new RowLoop(f, columns);
  return f.body(
    loop.prepare(),
    repeatWhile(
      rows,
      sum.set(f32x4.splat(0)),
      loop.visit((place, mask) => [
        sum.set(arithmetic.multiplyAdd(mask(at(p, place)), mask(at(dp, place)), sum)),
      ]),
      sum.set(f32x4.splat(f32x4.sum(sum))),
      loop.visit((place) => [
        v128.store(
          i32.add(dp, place),
          f32x4.multiply(
            f32x4.multiply(at(p, place), f32x4.splat(scale)),
            f32x4.subtract(at(dp, place), sum),
          ),
        ),
      ]),
      increase(p, pStride),
      increase(dp, dpStride),
      rows.set(i32.subtract(rows, 1)),
    ),
  );
}

/**
 * normForward(x, normalized, y, stride, inverse, gamma, beta, rows, size, epsilon): x̂ = (x − mean) · inverse with
 * inverse = 1/√(variance + ε), one a row; y = x̂ · γ + β.
 */
export function normForwardFunction(arithmetic: Arithmetic): WasmFunction {
  const f = new WasmFunction("normForward", [...Array<"i32">(9).fill("i32"), "f32"]);
  const [x, normalized, y, stride, inverse, gamma, beta, rows, size, epsilon] = f.parameters;
  const [mean, scale, value] = f.locals("v128", 3);
  const loop = new RowLoop(f, size);
  return f.body(
    loop.prepare(),
    repeatWhile(
      rows,
      mean.set(f32x4.splat(0)),
      loop.visit((place, mask) => [mean.set(f32x4.add(mean, mask(at(x, place))))]),
      mean.set(f32x4.splat(f32.divide(f32x4.sum(mean), f32.fromInt(size)))),
      scale.set(f32x4.splat(0)),
      loop.visit((place, mask) => [
        value.set(mask(f32x4.subtract(at(x, place), mean))),
        scale.set(arithmetic.multiplyAdd(value, value, scale)),
      ]),
      scale.set(
        f32x4.splat(
          f32.divide(1, f32.squareRoot(f32.add(f32.divide(f32x4.sum(scale), f32.fromInt(size)), epsilon))),
        ),
      ),
      f32.store(inverse, f32x4.lane(scale, 0)),
      loop.visit((place) => [
        value.set(f32x4.multiply(f32x4.subtract(at(x, place), mean), scale)),
        v128.store(i32.add(normalized, place), value),
        v128.store(i32.add(y, place), arithmetic.multiplyAdd(value, at(gamma, place), at(beta, place))),
      ]),
      ...[x, normalized, y].map((pointer) => increase(pointer, stride)),
      increase(inverse, 4),
      rows.set(i32.subtract(rows, 1)),
    ),
  );
}

/**
 * normBackward(dy, normalized, dx, stride, inverse, gamma, gammaGradient, betaGradient, rows, size): with
 * g = dy · γ, dx = inverse · (g − mean(g) − x̂ · mean(g · x̂)); ∂γ += Σ dy · x̂ and ∂β += Σ dy.
 */
export function normBackwardFunction(arithmetic: Arithmetic): WasmFunction {
  const f = new WasmFunction("normBackward", Array<"i32">(10).fill("i32"));
  const [dy, normalized, dx, stride, inverse, gamma, gammaGradient, betaGradient, rows, size] = f.parameters;
  const [sum, product, g, gradient, scale] = f.locals("v128", 5);
  const loop = new RowLoop(f, size);
  const accumulate = (target: Code, place: Code, value: Code): Code =>
    v128.store(i32.add(target, place), f32x4.add(at(target, place), value));
  const mean = (value: Code): Code => f32x4.splat(f32.divide(f32x4.sum(value), f32.fromInt(size)));
  return f.body(
    loop.prepare(),
    repeatWhile(
      rows,
      sum.set(f32x4.splat(0)),
      product.set(f32x4.splat(0)),
      loop.visit((place, mask) => [
        gradient.set(mask(at(dy, place))),
        g.set(mask(f32x4.multiply(gradient, at(gamma, place)))),
        sum.set(f32x4.add(sum, g)),
        product.set(arithmetic.multiplyAdd(g, mask(at(normalized, place)), product)),
        accumulate(betaGradient, place, gradient),
        accumulate(gammaGradient, place, mask(f32x4.multiply(gradient, at(normalized, place)))),
      ]),
      sum.set(mean(sum)),
      product.set(mean(product)),
      scale.set(v128.loadSplat(inverse)),
      loop.visit((place) => [
        g.set(f32x4.multiply(at(dy, place), at(gamma, place))),
        g.set(f32x4.subtract(f32x4.subtract(g, sum), f32x4.multiply(at(normalized, place), product))),
        v128.store(i32.add(dx, place), f32x4.multiply(g, scale)),
      ]),
      ...[dy, normalized, dx].map((pointer) => increase(pointer, stride)),
      increase(inverse, 4),
      rows.set(i32.subtract(rows, 1)),
    ),
  );
}

/** columnSums(a, stride, target, rows, columns): target[j] += Σᵢ a[i][j]. */
export function columnSumsFunction(): WasmFunction {
  const f = new WasmFunction("columnSums", Array<"i32">(5).fill("i32"));
  const [a, stride, target, rows, columns] = f.parameters;
  const loop = new RowLoop(f, columns);
  return f.body(
    loop.prepare(),
    repeatWhile(
      rows,
      loop.visit((place, mask) => [
        v128.store(i32.add(target, place), f32x4.add(at(target, place), mask(at(a, place)))),
      ]),
      increase(a, stride),
      rows.set(i32.subtract(rows, 1)),
    ),
  );
}
