import { clear, type Matrix } from "../kernels/kernels";
import { type AttentionState, attentionBackward, attentionForward } from "./attention";
import type { Context, EncoderLayerPlaces } from "./context";
import { dropoutBackward, dropoutForward } from "./dropout";
import { type NormState, normBackward, normForward } from "./layerNorm";
import { linearBackward, linearForward } from "./linear";

export interface EncoderLayerState {
  readonly x: Matrix;
  readonly attention: AttentionState;
  readonly attentionFactors: Matrix | null;
  readonly attentionNorm: NormState;
  /** `[tokens, intermediate]`, before and after GELU. */
  readonly bent: Matrix;
  readonly inner: Matrix;
  readonly outputFactors: Matrix | null;
  readonly outputNorm: NormState;
}

/**
 * One encoder layer (HF `BertLayer`, post-LayerNorm): attention, residual and LayerNorm; dense, GELU, dense, residual
 * and LayerNorm. Its output is `outputNorm.y`, `[tokens, hidden]`.
 */
export function encoderLayerForward(
  context: Context,
  layer: EncoderLayerPlaces,
  x: Matrix,
): EncoderLayerState {
  const { kernels } = context;
  const attention = attentionForward(context, layer, x);
  const attentionFactors = dropoutForward(context, attention.y);
  kernels.add(attention.y, x);
  const attentionNorm = normForward(kernels, attention.y, layer.attentionNorm);

  const bent = linearForward(kernels, attentionNorm.y, layer.intermediate);
  const inner = kernels.matrix(bent.rows, bent.columns);
  kernels.gelu(bent, inner);
  const output = linearForward(kernels, inner, layer.output);
  const outputFactors = dropoutForward(context, output);
  kernels.add(output, attentionNorm.y);
  const outputNorm = normForward(kernels, output, layer.outputNorm);
  return { x, attention, attentionFactors, attentionNorm, bent, inner, outputFactors, outputNorm };
}

/**
 * The same backwards: from the gradient of the output, which is changed, that of the input, `[tokens, hidden]`. A
 * residual passes its gradient on unchanged beside what comes back through the block.
 */
export function encoderLayerBackward(
  context: Context,
  layer: EncoderLayerPlaces,
  state: EncoderLayerState,
  dOutput: Matrix,
): Matrix {
  const { kernels } = context;
  const dx = copy(context, dOutput, false);
  const mark = kernels.mark();

  normBackward(kernels, state.outputNorm, layer.outputNorm, dOutput);
  const dMiddle = copy(context, dOutput, true);
  dropoutBackward(context, state.outputFactors, dOutput);
  const dInner = kernels.matrix(state.inner.rows, state.inner.columns);
  clear(kernels.memory, dInner);
  linearBackward(kernels, state.inner, layer.output, dOutput, dInner);
  kernels.geluBackward(state.bent, dInner);
  linearBackward(kernels, state.attentionNorm.y, layer.intermediate, dInner, dMiddle);

  normBackward(kernels, state.attentionNorm, layer.attentionNorm, dMiddle);
  kernels.memory.copyWithin(dx.at, dMiddle.at, dMiddle.at + dMiddle.rows * dMiddle.stride);
  dropoutBackward(context, state.attentionFactors, dMiddle);
  attentionBackward(context, layer, state.x, state.attention, dMiddle, dx);
  kernels.release(mark);
  return dx;
}

function copy({ kernels }: Context, source: Matrix, withValues: boolean): Matrix {
  const target = kernels.matrix(source.rows, source.columns);
  if (withValues) kernels.memory.copyWithin(target.at, source.at, source.at + source.rows * source.stride);
  return target;
}
