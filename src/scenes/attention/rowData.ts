import { attentionRow, headSlice, type PassResult } from "../../engine";

/** One query against every key, in one head: what the table of this scene shows. */
export interface RowData {
  readonly from: number;
  /** Tokens in the input. */
  readonly count: number;
  readonly headSize: number;
  /** `[headSize]` each. */
  readonly query: Float32Array;
  readonly keys: readonly Float32Array[];
  readonly values: readonly Float32Array[];
  /** q·k before the division, `[tokens]`. */
  readonly dots: Float32Array;
  /** q·k / √headSize, `[tokens]`. */
  readonly scores: Float32Array;
  /** Attention probabilities, `[tokens]`: they sum to 1. */
  readonly probs: Float32Array;
  /** Σ probability · value, `[headSize]`. */
  readonly context: Float32Array;
}

/** Reads one row out of the trace; null if the trace lacks a tensor (another question is still under way). */
export function rowData(run: PassResult, layer: number, head: number, from: number): RowData | null {
  const trace = run.trace.layers[layer];
  if (!trace?.query || !trace.key || !trace.value || !trace.scores || !trace.probs || !trace.context)
    return null;
  const { query, key, value } = trace;
  const [heads, count] = trace.probs.shape;
  const headSize = query.shape[1] / heads;
  if (head >= heads || from >= count) return null;
  const scores = attentionRow(trace.scores, head, from);
  return {
    from,
    count,
    headSize,
    query: headSlice(query, from, head, headSize),
    keys: Array.from({ length: count }, (_, j) => headSlice(key, j, head, headSize)),
    values: Array.from({ length: count }, (_, j) => headSlice(value, j, head, headSize)),
    dots: scores.map((score) => score * Math.sqrt(headSize)),
    scores,
    probs: attentionRow(trace.probs, head, from),
    context: headSlice(trace.context, from, head, headSize),
  };
}
