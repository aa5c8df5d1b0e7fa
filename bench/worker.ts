import { createPeer } from "./peers/create";
import type { Peer, Place } from "./peers/peer";
import { benchIds, type Reply, type Request } from "./protocol";

const place: Place = {
  async fetch(path) {
    const response = await fetch(`/data/${path}`);
    if (!response.ok) throw new Error(`/data/${path} gave status ${response.status}`);
    return response.arrayBuffer();
  },
  peerFolder: (peer) => new URL(`/${peer}/`, globalThis.location.href).href,
};

let peer: Peer | null = null;

async function answer(request: Request): Promise<Reply> {
  if (request.kind === "create") {
    const start = performance.now();
    peer = await createPeer(request.peer, place);
    await peer.run(benchIds(request.firstTokens), 1);
    return { kind: "created", coldStart: performance.now() - start, size: peer.size ?? null };
  }
  if (!peer) throw new Error("create comes first");
  const ids = benchIds(request.tokens);
  if (request.kind === "check") return { kind: "checked", ...(await peer.run(ids, 1)) };
  let runs = 0;
  const start = performance.now();
  do {
    const result = peer.run(ids, 1);
    if (result instanceof Promise) await result;
    runs++;
  } while (performance.now() < start + request.milliseconds || runs < 2);
  return { kind: "ran", runs, wall: (performance.now() - start) / runs };
}

self.addEventListener("message", ({ data }: MessageEvent<Request>) => {
  answer(data)
    .catch((error: Error): Reply => ({ kind: "failed", message: String(error.stack ?? error) }))
    .then((reply) => self.postMessage(reply));
});
