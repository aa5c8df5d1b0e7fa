import { InferenceSession, Tensor } from "onnxruntime-node";
import { ortPeer } from "./ortPeer";
import type { Peer, Place } from "./peer";

/** Native code: the yardstick for what WebAssembly costs. */
export async function createOrtNode(place: Place, model: string): Promise<Peer> {
  const session = await InferenceSession.create(new Uint8Array(await place.fetch(model)), {
    executionProviders: ["cpu"],
    graphOptimizationLevel: "all",
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
  return ortPeer({ Tensor }, session);
}
