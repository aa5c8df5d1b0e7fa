import type { Tensor, Trace } from "../engine";

/** The buffers of all tensors in a trace, each once: handed over to the page instead of copied. */
export function buffersOf(trace: Trace): ArrayBuffer[] {
  const tensors: (Tensor | null)[] = [
    ...Object.values(trace.embeddings),
    ...trace.layers.flatMap((layer) => Object.values(layer)),
    trace.pooled,
    trace.nspLogits,
  ];
  return [...new Set(tensors.flatMap((t) => (t ? [t.data.buffer as ArrayBuffer] : [])))];
}
