import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { TESTED_KERNELS } from "../testing/kernels";
import { modelFiles, randomTensors } from "../testing/random-model";
import { FULL_TRACE } from "../trace";
import { bertFromFiles } from "./fromFiles";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Bytes that are still referenced. Buffers are given back a little after a collection, by another thread. */
async function bytesInUse(): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 5; i++) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    least = Math.min(least, heapUsed + arrayBuffers);
  }
  return least;
}

describe.each(TESTED_KERNELS)("with %s kernels", (kernels) => {
  it("a thousand runs of varying length end with the memory they began with", async () => {
    const sizes = { vocab: 40, hidden: 24, heads: 3, inner: 40, layers: 2, positions: 64 };
    const bert = bertFromFiles(modelFiles(sizes, randomTensors(sizes)), { kernels });
    const run = (i: number): void => {
      const tokens = 1 + ((i * 37) % 64);
      const ids = Int32Array.from({ length: tokens }, (_, j) => (i + j) % sizes.vocab);
      const guesses = { positions: [0], top: 3, states: [0, 1, 2] };
      bert.forward(ids, new Int32Array(tokens), { need: FULL_TRACE, guesses });
    };
    // The first runs fill the compiler's caches.
    for (let i = 0; i < 200; i++) run(i);
    const before = await bytesInUse();
    const arena = bert.memoryBytes;
    for (let i = 0; i < 1000; i++) run(i);
    expect(bert.memoryBytes).toBe(arena);
    // A leak of as little as the smallest trace per run would be over 2 MB.
    expect((await bytesInUse()) - before).toBeLessThan(1_000_000);
  });
});
