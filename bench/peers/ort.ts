import { env, InferenceSession, Tensor } from "onnxruntime-web/wasm";
import type { Peer, Place } from "./peer";

export async function createOrt(place: Place, model: string, threads: number): Promise<Peer> {
  env.wasm.numThreads = threads;
  env.wasm.wasmPaths = new URL("/ort/", globalThis.location.href).href;
  const session = await InferenceSession.create(new Uint8Array(await place.fetch(model)), {
    executionProviders: ["wasm"],
    graphOptimizationLevel: "all",
  });
  return {
    async run(ids, position) {
      const tokens = ids.length;
      const int64 = (values: Int32Array): Tensor =>
        new Tensor("int64", BigInt64Array.from(values, BigInt), [values.length]);
      const results = await session.run({
        ids: int64(ids),
        positions: int64(Int32Array.from({ length: tokens }, (_, i) => i)),
        position: int64(Int32Array.of(position)),
      });
      const layers = Object.keys(results).filter((name) => name.startsWith("probs")).length;
      return { logits: results.logits.data, probs: results[`probs${layers - 1}`].data };
    },
  };
}
