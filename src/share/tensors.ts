import type { RunResult, Tensor } from "../engine";

/** A tensor of the pass on stage, under its name in the trace: `layer.1.probs`. */
interface NamedTensor {
  readonly name: string;
  readonly tensor: Tensor;
}

/** Every tensor that the scene's main pass brought to the page. */
export function tensorsOf({ trace }: RunResult): NamedTensor[] {
  const named = (prefix: string, group: object): NamedTensor[] =>
    Object.entries(group).flatMap(([name, tensor]) =>
      tensor ? [{ name: `${prefix}.${name}`, tensor }] : [],
    );
  return [
    ...named("embeddings", trace.embeddings),
    ...trace.layers.flatMap((layer, index) => named(`layer.${index}`, layer)),
    ...(trace.pooled ? [{ name: "pooled", tensor: trace.pooled }] : []),
    ...(trace.nspLogits ? [{ name: "nspLogits", tensor: trace.nspLogits }] : []),
  ];
}
