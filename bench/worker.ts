import { median } from "./median";
import { createPeer } from "./peers/create";
import type { Peer, Place } from "./peers/peer";
import { benchIds, type Growth, type Reply, type Request } from "./protocol";
import { type GrowthModel, randomModel } from "./random";

const place: Place = {
  async fetch(path) {
    const response = await fetch(`/data/${path}`);
    if (!response.ok) throw new Error(`/data/${path} gave status ${response.status}`);
    return response.arrayBuffer();
  },
};

let peer: Peer | null = null;

async function grow(model: GrowthModel, lengths: readonly number[]): Promise<Growth> {
  const { Bert } = await import("../src/engine/model/bert");
  const files = randomModel(model);
  const start = performance.now();
  const bert = Bert.fromFiles(files);
  const loadMilliseconds = performance.now() - start;
  const milliseconds: Record<number, number> = {};
  for (const tokens of lengths) {
    const times: number[] = [];
    const end = performance.now() + 300;
    do {
      const from = performance.now();
      bert.forward(benchIds(tokens), new Int32Array(tokens), {
        need: { layers: ["probs"] },
        guesses: { positions: [1], top: 10 },
      });
      times.push(performance.now() - from);
    } while (performance.now() < end || times.length < 3);
    milliseconds[tokens] = median(times);
  }
  return {
    name: model.name,
    parameters: bert.parameterCount,
    megabytes: bert.memoryBytes / 1e6,
    loadMilliseconds,
    milliseconds,
  };
}

async function answer(request: Request): Promise<Reply> {
  if (request.kind === "create") {
    const start = performance.now();
    peer = await createPeer(request.peer, place);
    await peer.run(benchIds(request.firstTokens), 1);
    return { kind: "created", coldStart: performance.now() - start };
  }
  if (request.kind === "grow") return { kind: "grown", growth: await grow(request.model, request.lengths) };
  if (!peer) throw new Error("create comes first");
  const ids = benchIds(request.tokens);
  if (request.kind === "check") return { kind: "checked", ...(await peer.run(ids, 1)) };
  await peer.run(ids, 1);
  const times: number[] = [];
  const end = performance.now() + request.milliseconds;
  do {
    const start = performance.now();
    const result = peer.run(ids, 1);
    if (result instanceof Promise) await result;
    times.push(performance.now() - start);
  } while (performance.now() < end || times.length < 2);
  return { kind: "times", times };
}

self.addEventListener("message", ({ data }: MessageEvent<Request>) => {
  answer(data)
    .catch((error: Error): Reply => ({ kind: "failed", message: String(error.stack ?? error) }))
    .then((reply) => self.postMessage(reply));
});
