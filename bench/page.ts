import type { BenchPage, Difference, Reply, Request } from "./protocol";

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

const workers = new Map<string, PeerWorker>();

const bench: BenchPage = {
  start(key, peer) {
    const worker = new PeerWorker();
    workers.set(key, worker);
    return worker.ask({ kind: "create", peer, firstTokens: FIRST_TOKENS }, "created");
  },

  turn(key, tokens, milliseconds) {
    return workers.get(key)!.ask({ kind: "run", tokens, milliseconds }, "ran");
  },

  async differences(keys) {
    const check = (key: string) =>
      workers.get(key)!.ask({ kind: "check", tokens: CHECKED_TOKENS }, "checked");
    const expected = await check("ours exact");
    const differences: Record<string, Difference> = {};
    for (const key of keys) {
      const { logits, probs } = await check(key);
      differences[key] = {
        logits: difference(logits, expected.logits),
        probs: difference(probs, expected.probs),
      };
    }
    return differences;
  },

  stop(key) {
    workers.get(key)?.stop();
    workers.delete(key);
  },
};

Object.assign(globalThis, { bench });
