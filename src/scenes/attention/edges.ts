import type { Tensor } from "../../engine";

/** One head's `[tokens, tokens]` of a `[heads, tokens, tokens]` tensor, as a view. */
export function headMatrix(probs: Tensor, head: number): Float32Array {
  const size = probs.shape[1] * probs.shape[2];
  return probs.data.subarray(head * size, (head + 1) * size);
}
