import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Bert } from "../src/engine/model/bert";
import { bertFromFiles } from "../src/engine/model/fromFiles";
import { FULL_TRACE } from "../src/engine/trace";
import { median } from "./median";
import type { NodeFigures } from "./nodeFigures";
import { createOrtNode } from "./peers/ortNode";
import { createOurs } from "./peers/ours";
import type { Peer, Place } from "./peers/peer";
import { createTfjs } from "./peers/tfjs";
import { benchIds } from "./protocol";

// Run by run.ts: node node.js FOLDER LENGTHS ROUNDS. Prints its figures as JSON on the last line.
const [folder, lengthList, roundCount] = process.argv.slice(2);
const lengths = lengthList.split(",").map(Number);
const rounds = Number(roundCount);

const place: Place = {
  async fetch(path) {
    const { buffer, byteOffset, length } = await readFile(join(folder, path));
    return buffer.slice(byteOffset, byteOffset + length) as ArrayBuffer;
  },
  peerFolder: () => join(process.cwd(), "node_modules/@tensorflow/tfjs-backend-wasm/wasm-out/"),
};

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Milliseconds of all threads of this process on a processor. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds on a processor per run; at least two runs. */
async function time(peer: Peer, tokens: number): Promise<number> {
  const ids = benchIds(tokens);
  const start = processorTime();
  let runs = 0;
  do {
    const result = peer.run(ids, 1);
    if (result instanceof Promise) await result;
    runs++;
  } while (processorTime() < start + 40 || runs < 2);
  return (processorTime() - start) / runs;
}

async function compare(): Promise<Pick<NodeFigures, "milliseconds" | "differences">> {
  const peers: Record<string, Peer> = {
    ours: await createOurs(place, "auto"),
    "ours plain": await createOurs(place, "plain"),
    "ort native": await createOrtNode(place, "bert.onnx"),
    "ort native int8": await createOrtNode(place, "bert.int8.onnx"),
    tfjs: await createTfjs(place),
  };
  const names = Object.keys(peers);
  const expected = await peers.ours.run(benchIds(33), 1);
  const differences: Record<string, number> = {};
  for (const name of names) {
    const { probs } = await peers[name].run(benchIds(33), 1);
    differences[name] = probs.reduce((most, p, i) => Math.max(most, Math.abs(p - expected.probs[i])), 0);
  }
  const milliseconds: Record<number, Record<string, number>> = {};
  for (const tokens of lengths) {
    const times = names.map((): number[] => []);
    for (let round = 0; round <= rounds; round++) {
      for (let i = 0; i < names.length; i++) {
        const at = (i + round) % names.length;
        const spent = await time(peers[names[at]], tokens);
        // The first round at each length warms up.
        if (round > 0) times[at].push(spent);
      }
    }
    milliseconds[tokens] = Object.fromEntries(names.map((name, i) => [name, median(times[i])]));
  }
  return { milliseconds, differences };
}

async function ourModel(): Promise<Bert> {
  const text = async (name: string): Promise<string> =>
    new TextDecoder().decode(await place.fetch(`model/${name}`));
  return bertFromFiles({
    config: await text("config.json"),
    vocab: await text("vocab.txt"),
    weights: await place.fetch("model/model.safetensors"),
  });
}

/** Bytes of all tensors of a full trace. */
function traceBytes(bert: Bert, tokens: number): number {
  const { trace } = bert.forward(benchIds(tokens), new Int32Array(tokens), { need: FULL_TRACE });
  const tensors = [trace.embeddings, ...trace.layers].flatMap((group) => Object.values(group));
  return tensors.reduce((sum, { data }) => sum + data.byteLength, 0);
}

/** Bytes that are still referenced. Buffers are given back a little after a collection, by another thread. */
async function bytesInUse(): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 5; i++) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    least = Math.min(least, heapUsed + arrayBuffers);
  }
  return least;
}

/** Bytes in use before and after a thousand full traces of 1 to 128 tokens. */
async function leak(bert: Bert): Promise<NodeFigures["leak"]> {
  const run = (i: number): void => {
    const tokens = 1 + ((i * 37) % 128);
    bert.forward(benchIds(tokens), new Int32Array(tokens), {
      need: FULL_TRACE,
      guesses: { positions: [0], top: 5 },
    });
  };
  for (let i = 0; i < 100; i++) run(i);
  const before = await bytesInUse();
  for (let i = 0; i < 1000; i++) run(i);
  return { before, after: await bytesInUse(), arena: bert.memoryBytes };
}

const bert = await ourModel();
const figures: NodeFigures = {
  version: process.version,
  traceBytes: Object.fromEntries(lengths.map((tokens) => [tokens, traceBytes(bert, tokens)])),
  leak: await leak(bert),
  ...(await compare()),
};
console.log(`\n${JSON.stringify(figures)}`);
