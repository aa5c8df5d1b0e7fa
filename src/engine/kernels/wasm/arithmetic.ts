import type { Code } from "./emitter";
import { f32x4, type Operand } from "./instructions";

/** How products are summed: exactly rounded at each step, or with the relaxed multiply-add where the browser has it. */
export interface Arithmetic {
  readonly relaxed: boolean;
  /** a · b + c in all lanes. */
  multiplyAdd(a: Operand, b: Operand, c: Operand): Code;
}

export const EXACT: Arithmetic = {
  relaxed: false,
  multiplyAdd: (a, b, c) => f32x4.add(f32x4.multiply(a, b), c),
};

export const RELAXED: Arithmetic = { relaxed: true, multiplyAdd: f32x4.relaxedMultiplyAdd };

/** c₀·xⁿ + c₁·xⁿ⁻¹ + … by Horner's rule, built up in `result`. Coefficients from the highest power down. */
export function polynomial(
  { multiplyAdd }: Arithmetic,
  result: { set(value: Code): Code } & Code,
  x: Code,
  coefficients: readonly number[],
): Code[] {
  const [first, second, ...rest] = coefficients;
  return [
    result.set(multiplyAdd(x, first, second)),
    ...rest.map((coefficient) => result.set(multiplyAdd(result, x, coefficient))),
  ];
}
