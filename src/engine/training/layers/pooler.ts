import { clear, type Matrix, type TrainingKernels } from "../kernels/kernels";
import type { LinearPlaces } from "./context";
import { linearBackward, linearForward } from "./linear";
import { addPickedRows, pickRows } from "./pickRows";

interface PooledState {
  readonly firsts: ArrayLike<number>;
  readonly picked: Matrix;
  /** tanh(W · state of [CLS] + b), `[sequences, hidden]`. */
  readonly y: Matrix;
}

/** What stands for each text as a whole (HF `BertPooler`). `firsts`: the rows of the [CLS] tokens. */
export function poolerForward(
  kernels: TrainingKernels,
  pooler: LinearPlaces,
  hidden: Matrix,
  firsts: ArrayLike<number>,
): PooledState {
  const picked = pickRows(kernels, hidden, firsts);
  const y = linearForward(kernels, picked, pooler);
  const { memory } = kernels;
  for (let r = 0; r < y.rows; r++)
    for (let j = 0; j < y.columns; j++)
      memory[y.at + r * y.stride + j] = Math.tanh(memory[y.at + r * y.stride + j]);
  return { firsts, picked, y };
}

/** tanh′ = 1 − tanh². `dy` is changed; the gradient of the hidden states is added to `dHidden`. */
export function poolerBackward(
  kernels: TrainingKernels,
  pooler: LinearPlaces,
  state: PooledState,
  dy: Matrix,
  dHidden: Matrix,
): void {
  const { memory } = kernels;
  for (let r = 0; r < dy.rows; r++)
    for (let j = 0; j < dy.columns; j++)
      memory[dy.at + r * dy.stride + j] *= 1 - memory[state.y.at + r * state.y.stride + j] ** 2;
  const dPicked = kernels.matrix(dy.rows, dy.columns);
  clear(memory, dPicked);
  linearBackward(kernels, state.picked, pooler, dy, dPicked);
  addPickedRows(kernels, dPicked, state.firsts, dHidden);
}
