/** A dense row-major tensor: `data.length` is the product of `shape`. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/**
 * Wraps `data` as a tensor of `shape`.
 * @throws if the number of values does not fit the shape.
 */
export function tensor(shape: readonly number[], data: Float32Array): Tensor {
  const size = shape.reduce((product, side) => product * side, 1);
  if (size !== data.length) {
    throw new Error(`A tensor of shape [${shape.join(", ")}] needs ${size} values but got ${data.length}.`);
  }
  return { shape, data };
}

/** Row `index` of the last dimension, as a view (no copy). For `[a, b, c]`, row `i * b + j` is `[i, j, :]`. */
export function row(t: Tensor, index: number): Float32Array {
  const width = t.shape[t.shape.length - 1];
  return t.data.subarray(index * width, (index + 1) * width);
}

/** Attention row: the values of head `head` from token `from` to every token, of a `[heads, tokens, tokens]` tensor. */
export function attentionRow(t: Tensor, head: number, from: number): Float32Array {
  return row(t, head * t.shape[1] + from);
}

/** The slice of a `[tokens, hidden]` tensor that belongs to one head: `[headSize]`, as a view. */
export function headSlice(t: Tensor, token: number, head: number, headSize: number): Float32Array {
  const start = token * t.shape[1] + head * headSize;
  return t.data.subarray(start, start + headSize);
}

/** The place of the largest value. */
export function argmax(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}

/** The place of the value that is farthest from zero. */
export function farthest(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (Math.abs(values[i]) > Math.abs(values[best])) best = i;
  return best;
}
