import { row, type Tensor } from "../tensor";
import { cosines } from "./vectors";

/** Cosines of all pairs of rows of `[rows, columns]`: `[rows, rows]`. */
export function cosineMatrix(t: Tensor): Tensor {
  const rows = Array.from({ length: t.shape[0] }, (_, i) => row(t, i));
  return { shape: [rows.length, rows.length], data: Float32Array.from(cosines(rows).flat()) };
}

/**
 * The mean of the rows of `[tokens, hidden]` for which `include` is true (all by default): `[hidden]`; zeros if
 * there is none.
 */
export function meanPool(hidden: Tensor, include: (token: number) => boolean = () => true): Float32Array {
  const [tokens, size] = hidden.shape;
  const sum = new Float64Array(size);
  let count = 0;
  for (let token = 0; token < tokens; token++) {
    if (!include(token)) continue;
    count++;
    const start = token * size;
    for (let i = 0; i < size; i++) sum[i] += hidden.data[start + i];
  }
  return Float32Array.from(sum, (value) => (count > 0 ? value / count : 0));
}
