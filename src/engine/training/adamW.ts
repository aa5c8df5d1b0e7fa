import type { AdamStretch, TrainingKernels } from "./kernels/kernels";
import type { Parameter, ParameterStore } from "./store";

interface AdamWOptions {
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
  /** Of matrices and tables; biases and LayerNorms do not decay, as in the reference. */
  readonly weightDecay?: number;
  /** The largest length of all gradients as one vector; longer ones are scaled down to it. Default: 1, as BERT's. */
  readonly clip?: number;
}

/** AdamW with decoupled weight decay and bias correction (Loshchilov & Hutter 2019), as `torch.optim.AdamW`. */
export class AdamW {
  readonly #kernels: TrainingKernels;
  readonly #store: ParameterStore;
  readonly #options: Required<AdamWOptions>;
  readonly #stretches = new Map<Parameter, readonly AdamStretch[]>();
  #steps = 0;
  /** What rows without a gradient have still to be multiplied by. */
  #owed = 1;

  constructor(kernels: TrainingKernels, store: ParameterStore, options: AdamWOptions = {}) {
    this.#kernels = kernels;
    this.#store = store;
    this.#options = { beta1: 0.9, beta2: 0.999, epsilon: 1e-6, weightDecay: 0.01, clip: 1, ...options };
  }

  /**
   * Changes all trained weights by their gradients. @returns the gradients' length before clipping.
   * @param rate the learning rate of this step.
   * @param times what a parameter's own rate is a multiple of it by.
   */
  step(rate: number, times: (parameter: Parameter) => number = () => 1): number {
    const { beta1, beta2, epsilon, weightDecay, clip } = this.#options;
    this.#steps++;
    const norm = this.#store.gradientNorm();
    const gradientScale = norm > clip ? clip / (norm + 1e-6) : 1;
    const rootScale = 1 / Math.sqrt(1 - beta2 ** this.#steps);
    for (const parameter of this.#store.parameters) {
      if (!parameter.trained) continue;
      const own = rate * times(parameter);
      const stepSize = own / (1 - beta1 ** this.#steps);
      const keep = parameter.isVector ? 1 : 1 - own * weightDecay;
      const rule = { gradientScale, beta1, beta2, epsilon, keep, stepSize, rootScale };
      for (const stretch of this.#stretchesOf(parameter)) this.#kernels.adamW(stretch, rule);
    }
    this.#owed *= 1 - rate * weightDecay;
    return norm;
  }

  #stretchesOf(parameter: Parameter): readonly AdamStretch[] {
    const known = this.#stretches.get(parameter) ?? stretches(parameter);
    this.#stretches.set(parameter, known);
    return known;
  }

  /** Lets the rows that no sentence reads decay by what they owe; to be called before their weights are read. */
  settle(): void {
    for (const { trained, at, rows, columns } of this.#store.parameters) {
      if (!trained?.rowIds) continue;
      const read = new Set(trained.rowIds);
      const { memory } = this.#kernels;
      for (let row = 0; row < rows; row++) {
        if (read.has(row)) continue;
        for (let i = at + row * columns; i < at + (row + 1) * columns; i++) memory[i] *= this.#owed;
      }
    }
    this.#owed = 1;
  }

  /** The moments and the number of steps, to go on from later. */
  snapshot(): { readonly steps: number; readonly moments: Float32Array } {
    const { memory } = this.#kernels;
    const { count } = this.#store.gradients;
    const moments = new Float32Array(2 * count);
    this.#eachMoment((at, to, length) => moments.set(memory.subarray(at, at + length), to));
    return { steps: this.#steps, moments };
  }

  restore({ steps, moments }: { readonly steps: number; readonly moments: Float32Array }): void {
    this.#steps = steps;
    this.#owed = 1;
    this.#eachMoment((at, to, length) => this.#kernels.memory.set(moments.subarray(to, to + length), at));
  }

  #eachMoment(visit: (at: number, to: number, length: number) => void): void {
    const { at, count } = this.#store.gradients;
    for (const { trained } of this.#store.parameters) {
      if (!trained) continue;
      visit(trained.mean, trained.gradient - at, trained.count);
      visit(trained.square, count + trained.gradient - at, trained.count);
    }
  }
}

/** The parts of a parameter that are trained: all of it, or its rows one by one. */
function stretches({ at, columns, trained }: Parameter): AdamStretch[] {
  if (!trained) return [];
  const { gradient, mean, square, count, rowIds } = trained;
  if (!rowIds) return [{ weights: at, gradient, mean, square, count }];
  return rowIds.map((id, slot) => ({
    weights: at + id * columns,
    gradient: gradient + slot * columns,
    mean: mean + slot * columns,
    square: square + slot * columns,
    count: columns,
  }));
}

/** Up from 0 over the warm-up, then down to 0 at the last step, both in straight lines. Steps count from 1. */
export function linearSchedule(step: number, steps: number, warmup: number): number {
  if (step <= warmup) return step / Math.max(1, warmup);
  return Math.max(0, (steps + 1 - step) / Math.max(1, steps + 1 - warmup));
}
