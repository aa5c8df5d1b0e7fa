import type { Tensor } from "../tensor";
import type { Trace } from "../trace";

/**
 * The hidden states of a pass as they were handed on, `[tokens, hidden]` each: the embeddings' output, then what
 * left each layer. A layer that was switched off hands its input on, whatever its trace tensors say.
 * @returns null if the trace lacks `embeddings.norm` or a layer's `output`.
 */
export function hiddenStates(trace: Trace, layersOff: readonly number[] = []): Tensor[] | null {
  const { norm } = trace.embeddings;
  if (!norm) return null;
  const states = [norm];
  for (const [layer, { output }] of trace.layers.entries()) {
    if (layersOff.includes(layer)) states.push(states[layer]);
    else if (output) states.push(output);
    else return null;
  }
  return states;
}
