import type { WeightMatrix } from "../kernels/kernels";
import type { WeightsFile } from "../model/weights";

/** A dense layer small enough for plain arithmetic. */
export interface SmallLinear {
  readonly outputs: number;
  readonly inputs: number;
  /** `[outputs, inputs]`, row-major. */
  readonly weights: Float32Array;
  /** `[outputs]` */
  readonly bias: Float32Array;
}

/** @throws ModelFileError if the file lacks the layer, or has it in another shape. */
export function readLinear(file: WeightsFile, name: string, outputs: number, inputs: number): SmallLinear {
  const weights = dequantize(file.matrix(`${name}.weight`, outputs, inputs));
  return { outputs, inputs, weights, bias: file.vector(`${name}.bias`, outputs) };
}

/** W · x + b, `[inputs]` → `[outputs]`. */
export function apply({ outputs, inputs, weights, bias }: SmallLinear, x: Float32Array): Float32Array {
  return Float32Array.from({ length: outputs }, (_, i) => {
    let sum = bias[i];
    for (let j = 0; j < inputs; j++) sum += weights[i * inputs + j] * x[j];
    return sum;
  });
}

/** Softmax of `[n]`, shifted by its largest value so that nothing overflows. */
export function softmax(values: Float32Array): Float32Array {
  const largest = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const powers = values.map((value) => Math.exp(value - largest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

function dequantize({ columns, values, scales }: WeightMatrix): Float32Array {
  return Float32Array.from(values, (value, i) => (scales ? value * scales[Math.floor(i / columns)] : value));
}
