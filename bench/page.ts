import { median } from "./median";
import type { PeerName } from "./peers/peer";
import type { BenchPlan, BenchResult, Growth, Reply, Request } from "./protocol";

const FIRST_TOKENS = 16;
const CHECKED_TOKENS = 33;

/** A worker that answers one request at a time. */
class PeerWorker {
  readonly #worker = new Worker("/dist/worker.js", { type: "module" });

  ask<K extends Reply["kind"]>(request: Request, kind: K): Promise<Extract<Reply, { kind: K }>> {
    return new Promise((resolve, reject) => {
      this.#worker.onerror = (event) => reject(new Error(event.message));
      this.#worker.onmessage = ({ data }: MessageEvent<Reply>) => {
        if (data.kind === kind) resolve(data as Extract<Reply, { kind: K }>);
        else reject(new Error(data.kind === "failed" ? data.message : `unexpected ${data.kind}`));
      };
      this.#worker.postMessage(request);
    });
  }

  stop(): void {
    this.#worker.terminate();
  }
}

async function start(peer: PeerName): Promise<{ worker: PeerWorker; coldStart: number }> {
  const worker = new PeerWorker();
  const { coldStart } = await worker.ask({ kind: "create", peer, firstTokens: FIRST_TOKENS }, "created");
  return { worker, coldStart };
}

/** Relative to the largest expected value; entries that are NaN on either side were not computed. */
function difference(actual: Float32Array, expected: Float32Array): number {
  let largest = 0;
  let magnitude = 0;
  expected.forEach((value, i) => {
    if (Number.isNaN(value) || Number.isNaN(actual[i])) return;
    largest = Math.max(largest, Math.abs(actual[i] - value));
    magnitude = Math.max(magnitude, Math.abs(value));
  });
  return largest / magnitude;
}

async function runBench(plan: BenchPlan): Promise<BenchResult> {
  const coldStart: Record<string, number[]> = {};
  const workers = new Map<PeerName, PeerWorker>();
  for (const peer of plan.peers) {
    coldStart[peer] = [];
    // The first start fills the browser's cache and is not counted.
    for (let i = 0; i <= plan.coldStarts; i++) {
      const started = await start(peer);
      if (i > 0) coldStart[peer].push(started.coldStart);
      if (i < plan.coldStarts) started.worker.stop();
      else workers.set(peer, started.worker);
    }
  }
  const check = (peer: PeerName) =>
    workers.get(peer)!.ask({ kind: "check", tokens: CHECKED_TOKENS }, "checked");
  const differences: Record<string, { logits: number; probs: number }> = {};
  const expected = await check(plan.peers[0]);
  for (const peer of plan.peers) {
    const { logits, probs } = await check(peer);
    differences[peer] = {
      logits: difference(logits, expected.logits),
      probs: difference(probs, expected.probs),
    };
  }
  const rounds: Record<number, Record<string, number[]>> = {};
  for (const tokens of plan.lengths) {
    rounds[tokens] = Object.fromEntries(plan.peers.map((peer) => [peer, []]));
    for (let round = 0; round < plan.rounds; round++) {
      for (let i = 0; i < plan.peers.length; i++) {
        // Another peer begins each round.
        const peer = plan.peers[(i + round) % plan.peers.length];
        const request: Request = { kind: "run", tokens, milliseconds: plan.milliseconds };
        const { times } = await workers.get(peer)!.ask(request, "times");
        rounds[tokens][peer].push(median(times));
      }
    }
  }
  for (const worker of workers.values()) worker.stop();
  const growth: Growth[] = [];
  for (const model of plan.growthModels) {
    const worker = new PeerWorker();
    growth.push((await worker.ask({ kind: "grow", model, lengths: plan.growthLengths }, "grown")).growth);
    worker.stop();
  }
  return { coldStart, rounds, differences, growth };
}

Object.assign(globalThis, { runBench });
