import type { Kernels, Rows } from "../kernels/kernels";
import { activate } from "./activation";
import type { BertConfig } from "./config";
import type { Masks } from "./masks";
import type { LayerParameters } from "./parameters";
import type { Recorder } from "./recorder";
import type { Workspace } from "./workspace";

/** What stays the same from layer to layer of one pass. */
export interface Pass {
  readonly config: BertConfig;
  readonly kernels: Kernels;
  readonly workspace: Workspace;
  readonly recorder: Recorder;
  readonly masks: Masks;
  isHeadOff(layer: number, head: number): boolean;
}

/**
 * One encoder layer (HF `BertLayer`, post-LayerNorm): attention, residual and LayerNorm, feed-forward network,
 * residual and LayerNorm. `hidden` is `[tokens, hidden]`.
 * @param positions the rows of the output that anyone will read, or null for all; the output holds only those.
 * @param to where the output goes; not where `hidden` lies, which stays as it is.
 * @returns `[positions or tokens, hidden]`
 */
export function encoderLayer(
  pass: Pass,
  index: number,
  parameters: LayerParameters,
  hidden: Rows,
  positions: readonly number[] | null,
  to: "hidden" | "next",
): Rows {
  const { kernels, workspace, recorder } = pass;
  const size = pass.config.hiddenSize;
  // A tensor can be recorded only if all of its rows are computed.
  const outputRows = recorder.wants(
    "attentionOutput",
    "attentionNorm",
    "preActivation",
    "intermediate",
    "ffnOutput",
    "output",
  )
    ? null
    : positions;
  const queryRows = recorder.wants("query", "scores", "probs", "context") ? null : outputRows;

  const context = attention(pass, index, parameters, hidden, queryRows);
  if (outputRows?.length === 0) return { ...hidden, count: 0 };
  const input = outputRows ? workspace.pick(hidden, outputRows, "picked", size) : hidden;
  const own = outputRows && !queryRows ? workspace.pick(context, outputRows, "pickedContext", size) : context;
  const count = input.count;

  const dense = workspace.rows("dense", count);
  kernels.linear(own, parameters.attentionOutput, dense);
  recorder.layer(index, "attentionOutput", dense, size);
  const middle = workspace.rows("middle", count);
  kernels.layerNorm(input, dense, parameters.attentionNorm, middle);
  recorder.layer(index, "attentionNorm", middle, size);

  const inner = workspace.rows("inner", count);
  kernels.linear(middle, parameters.intermediate, inner);
  recorder.layer(index, "preActivation", inner, pass.config.intermediateSize);
  activate(kernels, pass.config.activation, inner, pass.config.intermediateSize);
  recorder.layer(index, "intermediate", inner, pass.config.intermediateSize);
  kernels.linear(inner, parameters.output, dense);
  recorder.layer(index, "ffnOutput", dense, size);
  const next = workspace.rows(to, count);
  kernels.layerNorm(middle, dense, parameters.outputNorm, next);
  recorder.layer(index, "output", next, size);

  return positions && !outputRows ? workspace.pick(next, positions, "picked", size) : next;
}

/**
 * Multi-head self-attention, softmax(QKᵀ/√headSize)·V per head (Vaswani et al. 2017, equation 1), before the
 * output projection: `[queryRows or tokens, hidden]`.
 */
function attention(
  pass: Pass,
  index: number,
  parameters: LayerParameters,
  hidden: Rows,
  queryRows: readonly number[] | null,
): Rows {
  const { kernels, workspace, recorder, masks } = pass;
  const { hiddenSize: size, heads, headSize } = pass.config;
  const tokens = hidden.count;
  const asking = queryRows ? workspace.pick(hidden, queryRows, "picked", size) : hidden;

  const query = workspace.rows("query", asking.count);
  const key = workspace.rows("key", tokens);
  const value = workspace.rows("value", tokens);
  kernels.linear(asking, parameters.query, query);
  kernels.linear(hidden, parameters.key, key);
  kernels.linear(hidden, parameters.value, value);
  recorder.layer(index, "query", query, size);
  recorder.layer(index, "key", key, size);
  recorder.layer(index, "value", value, size);

  const scores = workspace.rows("scores", asking.count, tokens);
  const probs = workspace.rows("probs", asking.count, tokens);
  const context = workspace.rows("context", asking.count);
  // In this order: a head's tiles may write over the columns of the next.
  for (let head = 0; head < heads; head++) {
    const column = head * headSize;
    kernels.attentionScores(query, key, column, headSize, 1 / Math.sqrt(headSize), scores);
    recorder.head(index, "scores", head, heads, scores, tokens);
    if (masks.touches(index, head)) masks.apply(index, head, scores, queryRows);
    kernels.softmax(scores, probs, tokens);
    recorder.head(index, "probs", head, heads, probs, tokens);
    if (pass.isHeadOff(index, head)) clearColumns(kernels.memory, context, column, headSize);
    else kernels.attentionContext(probs, value, column, headSize, context);
  }
  recorder.layer(index, "context", context, size);
  return context;
}

function clearColumns(memory: Float32Array, rows: Rows, column: number, width: number): void {
  for (let r = 0; r < rows.count; r++) {
    const start = rows.at + r * rows.stride + column;
    memory.fill(0, start, start + width);
  }
}
