import { row, type Tensor } from "../tensor";
import { cosine } from "./vectors";

/** Cosines of all pairs of rows of `[rows, columns]`: `[rows, rows]`. */
export function cosineMatrix(t: Tensor): Tensor {
  const rows = t.shape[0];
  const data = new Float32Array(rows * rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < rows; j++) data[i * rows + j] = cosine(row(t, i), row(t, j));
  }
  return { shape: [rows, rows], data };
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
    row(hidden, token).forEach((value, i) => {
      sum[i] += value;
    });
  }
  return Float32Array.from(sum, (value) => (count > 0 ? value / count : 0));
}
