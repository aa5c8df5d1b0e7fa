import { env, InferenceSession, Tensor } from "onnxruntime-web/wasm";
import { ortPeer } from "./ortPeer";
import type { Peer, Place } from "./peer";

export async function createOrt(place: Place, model: string, threads: number): Promise<Peer> {
  env.wasm.numThreads = threads;
  env.wasm.wasmPaths = place.peerFolder("ort");
  const session = await InferenceSession.create(new Uint8Array(await place.fetch(model)), {
    executionProviders: ["wasm"],
    graphOptimizationLevel: "all",
  });
  return ortPeer({ Tensor }, session);
}
