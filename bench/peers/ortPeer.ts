import type { Peer } from "./peer";

/** What onnxruntime-web and onnxruntime-node have in common. */
interface Runtime<Tensor> {
  readonly Tensor: new (type: "int64", data: BigInt64Array, dims: readonly number[]) => Tensor;
}

interface Session<Tensor> {
  run(feeds: Record<string, Tensor>): Promise<Record<string, Tensor>>;
}

/** A peer that runs the graph of `onnx/bert.ts`. */
export function ortPeer<Tensor extends { readonly data: Float32Array }>(
  { Tensor }: Runtime<Tensor>,
  session: Session<Tensor>,
): Peer {
  const int64 = (values: Int32Array): Tensor =>
    new Tensor("int64", BigInt64Array.from(values, BigInt), [values.length]);
  return {
    async run(ids, position) {
      const results = await session.run({
        ids: int64(ids),
        positions: int64(Int32Array.from({ length: ids.length }, (_, i) => i)),
        position: int64(Int32Array.of(position)),
      });
      const layers = Object.keys(results).filter((name) => name.startsWith("probs")).length;
      return { logits: results.logits.data, probs: results[`probs${layers - 1}`].data };
    },
  };
}
