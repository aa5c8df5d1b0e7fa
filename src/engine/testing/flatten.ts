import type { Tensor } from "../tensor";
import type { Trace } from "../trace";

/** The tensors of a trace under the names of the PyTorch fixtures: "layer.0.query", "embeddings.word", "pooled". */
export function flattenTrace(trace: Trace): Map<string, Tensor> {
  const tensors = new Map<string, Tensor>();
  for (const [name, tensor] of Object.entries(trace.embeddings)) tensors.set(`embeddings.${name}`, tensor);
  trace.layers.forEach((layer, i) => {
    for (const [name, tensor] of Object.entries(layer)) tensors.set(`layer.${i}.${name}`, tensor);
  });
  if (trace.pooled) tensors.set("pooled", trace.pooled);
  if (trace.nspLogits) tensors.set("nspLogits", trace.nspLogits);
  return tensors;
}
