import { row, type Tensor } from "../tensor";

/**
 * The mean of the rows of `[tokens, hidden]` for which `include` is true (all by default): `[hidden]`; zeros if
 * there is none.
 */
export function meanPool(hidden: Tensor, include: (token: number) => boolean = () => true): Float32Array {
  return meanOf(hidden, [...Array(hidden.shape[0]).keys()].filter(include)).slice();
}

/** The mean of some rows of `[tokens, hidden]`: `[hidden]`; zeros for none, and of one row that row itself, as a view. */
export function meanOf(hidden: Tensor, tokens: readonly number[]): Float32Array {
  if (tokens.length === 1) return row(hidden, tokens[0]);
  const size = hidden.shape[1];
  const sum = new Float64Array(size);
  for (const token of tokens) {
    const start = token * size;
    for (let i = 0; i < size; i++) sum[i] += hidden.data[start + i];
  }
  return Float32Array.from(sum, (value) => (tokens.length > 0 ? value / tokens.length : 0));
}
