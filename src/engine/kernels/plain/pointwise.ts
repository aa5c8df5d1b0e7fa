import { ERF_DENOMINATOR, ERF_LIMIT, ERF_NUMERATOR } from "../erf";
import { type Norm, type Rows, roundUp } from "../kernels";

/** The row-by-row functions between the matrix products, on the arena `F`. */
interface Pointwise {
  softmax(from: Rows, to: Rows, columns: number): void;
  layerNorm(input: Rows, residual: Rows | null, norm: Norm, output: Rows): void;
  gelu(rows: Rows): void;
}

const [p6, p5, p4, p3, p2, p1, p0] = ERF_NUMERATOR;
const [q4, q3, q2, q1, q0] = ERF_DENOMINATOR;

/** The error function as a quotient of two polynomials, clamped to where it is one (as Eigen has it). */
export function erf(x: number): number {
  const t = Math.min(Math.max(x, -ERF_LIMIT), ERF_LIMIT);
  const s = t * t;
  const numerator = (((((p6 * s + p5) * s + p4) * s + p3) * s + p2) * s + p1) * s + p0;
  const denominator = (((q4 * s + q3) * s + q2) * s + q1) * s + q0;
  return Math.min(Math.max((t * numerator) / denominator, -1), 1);
}

/** What is done to every number or every row of the arena `F`, in plain TypeScript. */
export function createPointwise(F: Float32Array): Pointwise {
  function softmaxRow(from: number, to: number, columns: number): void {
    let max = -Number.MAX_VALUE;
    for (let j = 0; j < columns; j++) {
      const value = F[(from + j) | 0];
      if (value > max) max = value;
    }
    let sum = 0;
    for (let j = 0; j < columns; j++) {
      const power = Math.exp(F[(from + j) | 0] - max);
      F[(to + j) | 0] = power;
      sum += power;
    }
    const inverse = sum > 0 ? 1 / sum : 0;
    for (let j = 0; j < columns; j++) F[(to + j) | 0] *= inverse;
  }

  function layerNormRow(input: number, residual: number, norm: Norm, output: number): void {
    const { size, gamma, beta } = norm;
    let mean = 0;
    for (let j = 0; j < size; j++) {
      let value = F[(input + j) | 0];
      if (residual >= 0) value += F[(residual + j) | 0];
      F[(output + j) | 0] = value;
      mean += F[(output + j) | 0]; // as it was rounded
    }
    mean /= size;
    let variance = 0;
    for (let j = 0; j < size; j++) {
      const centered = F[(output + j) | 0] - mean;
      variance += centered * centered;
    }
    const scale = 1 / Math.sqrt(variance / size + norm.epsilon);
    for (let j = 0; j < size; j++) {
      F[(output + j) | 0] = (F[(output + j) | 0] - mean) * scale * F[(gamma + j) | 0] + F[(beta + j) | 0];
    }
  }

  return {
    softmax(from, to, columns) {
      for (let r = 0; r < from.count; r++)
        softmaxRow(from.at + r * from.stride, to.at + r * to.stride, roundUp(columns));
    },
    layerNorm(input, residual, norm, output) {
      for (let r = 0; r < input.count; r++) {
        const beside = residual ? residual.at + r * residual.stride : -1;
        layerNormRow(input.at + r * input.stride, beside, norm, output.at + r * output.stride);
      }
    },
    gelu(rows) {
      const end = rows.at + rows.count * rows.stride;
      for (let i = rows.at | 0; i < end; i = (i + 1) | 0) {
        const x = F[i];
        F[i] = 0.5 * x * (1 + erf(x * Math.SQRT1_2));
      }
    },
  };
}
