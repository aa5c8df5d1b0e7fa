import type { GrowthModel } from "../random";
import type { Peer, PeerName, Place } from "./peer";

/** Loads only the code of the peer asked for, so that a cold start counts nothing else. */
export async function createPeer(peer: PeerName | GrowthModel, place: Place): Promise<Peer> {
  switch (peer) {
    case "ours":
      return (await import("./ours")).createOurs(place, "auto");
    case "ours exact":
      return (await import("./ours")).createOurs(place, "wasm");
    case "ours plain":
      return (await import("./ours")).createOurs(place, "plain");
    case "ort":
      return (await import("./ort")).createOrt(place, "bert.onnx", 1);
    case "ort 2 threads":
      return (await import("./ort")).createOrt(place, "bert.onnx", 2);
    case "ort int8":
      return (await import("./ort")).createOrt(place, "bert.int8.onnx", 1);
    case "tfjs":
      return (await import("./tfjs")).createTfjs(place);
    default: {
      const { randomModel } = await import("../random");
      return (await import("./ours")).peerOf(randomModel(peer), "auto");
    }
  }
}
