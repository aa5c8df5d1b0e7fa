import type { Tensor, Token } from "../../engine";
import type { EdgeFilter } from "./settings";

/** One head's `[tokens, tokens]` of a `[heads, tokens, tokens]` tensor, as a view. */
export function headMatrix(probs: Tensor, head: number): Float32Array {
  const size = probs.shape[1] * probs.shape[2];
  return probs.data.subarray(head * size, (head + 1) * size);
}

/**
 * Which edges of a `[tokens, tokens]` matrix the filter leaves: 1 drawn, 0 not. Special tokens and segments are left
 * out first; the strongest share is taken of what remains. The probabilities themselves are not changed.
 */
export function drawnEdges(matrix: Float32Array, tokens: readonly Token[], filter: EdgeFilter): Uint8Array {
  const count = tokens.length;
  const added = (token: Token) => token.word === null;
  const fits = (from: Token, to: Token): boolean => {
    if (!filter.specials && (added(from) || added(to))) return false;
    if (filter.segments === "all") return true;
    const name = (token: Token) => (token.segment === 0 ? "a" : "b");
    return filter.segments === name(from) + name(to);
  };
  const candidates: number[] = [];
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) if (fits(tokens[i], tokens[j])) candidates.push(i * count + j);
  }
  const keep = Math.ceil((candidates.length * filter.strongest) / 100);
  const kept =
    keep < candidates.length ? candidates.sort((a, b) => matrix[b] - matrix[a]).slice(0, keep) : candidates;
  const drawn = new Uint8Array(count * count);
  for (const edge of kept) drawn[edge] = 1;
  return drawn;
}

/** The matrix with undrawn edges at 0, for the heat map. */
export function filtered(matrix: Float32Array, drawn: Uint8Array): Float32Array {
  return matrix.map((value, edge) => (drawn[edge] ? value : 0));
}
