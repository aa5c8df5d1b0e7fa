import { existsSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { KernelName } from "../engine/kernels/kernels";
import { folderFiles } from "../engine/testing/folders";
import { shippedBert } from "../engine/testing/shipped";
import { createEngine } from "./engine";
import type { HeadProgress } from "./protocol";

const ADDRESS = { folder: "public/model/", query: "?v=1", headsQuery: "?v=2" };
const FILM = "A warm and funny film.";
let asked: string[] = [];
let lost: string | null = null;

/** The repository's own files, over a network that can lose one. */
beforeEach(() => {
  asked = [];
  lost = null;
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    const path = url.split("?")[0];
    if (path === lost || !existsSync(path)) return new Response(null, { status: 404 });
    return new Response(readFileSync(path));
  });
});

afterEach(() => vi.unstubAllGlobals());

/** The kernels of the engine loaded last. */
let kernels: KernelName;

async function loadedEngine() {
  const engine = createEngine();
  ({ kernels } = (await engine.load(ADDRESS, () => undefined))!);
  asked = [];
  return engine;
}

const sentiment = { text: FILM, head: { name: "sentiment", variant: "frozen" } } as const;

test("a head is fetched when it is first asked for, once, under its own version", async () => {
  const engine = await loadedEngine();
  await engine.run({ text: FILM }, 1);
  expect(asked).toEqual([]);
  const [first, second] = await Promise.all([engine.run(sentiment, 2), engine.run(sentiment, 3)]);
  expect(asked.sort()).toEqual([
    "public/model/heads/sentiment/config.json?v=2",
    "public/model/heads/sentiment/frozen.safetensors?v=2",
    "public/model/heads/sentiment/scores.json?v=2",
  ]);
  expect(first.head?.logits.shape).toEqual([2]);
  expect(second.head?.logits.data).toEqual(first.head?.logits.data);
  await engine.run(sentiment, 4);
  expect(asked).toHaveLength(3);
});

test("its bytes are counted while it arrives, and then no more", async () => {
  const engine = await loadedEngine();
  const seen: HeadProgress[] = [];
  engine.watchHeads((progress) => seen.push(progress));
  await engine.run(sentiment, 1);
  expect(seen[0]).toMatchObject({ name: "sentiment", loaded: 0 });
  expect(seen.at(-2)?.loaded).toBe(readFileSync("public/model/heads/sentiment/frozen.safetensors").length);
  expect(seen.at(-1)).toBeNull();
});

test("a head that does not arrive is said in a sentence, and asked for again the next time", async () => {
  const engine = await loadedEngine();
  lost = "public/model/heads/sentiment/frozen.safetensors";
  await expect(engine.run(sentiment, 1)).rejects.toThrow(
    "“frozen.safetensors” could not be fetched: the server answered 404.",
  );
  lost = null;
  await expect(engine.run(sentiment, 2)).resolves.toMatchObject({ head: { name: "sentiment" } });
});

test("a visitor’s own model has no heads, and says so", async () => {
  const engine = await loadedEngine();
  await engine.loadFiles(folderFiles("tests/fixtures/reference/tiny"), 0);
  await expect(engine.run(sentiment, 1)).rejects.toThrow("your own model has none");
});

test("an answer agrees with the engine in Node", async () => {
  const engine = await loadedEngine();
  const { trace, inputIds } = await engine.run(sentiment, 1);
  const bert = shippedBert(kernels);
  expect([...inputIds]).toEqual([...bert.tokenizer.encode(FILM).ids]);
  expect(trace.pooled?.data).toEqual(bert.run({ text: FILM }).trace.pooled?.data);
});

test("where an answer comes from can be asked too: the head is fetched if it is not here", async () => {
  const engine = await loadedEngine();
  const label = { of: "label", tensor: "probability", index: 1 } as const;
  const { value } = await engine.explain(sentiment, label);
  expect(asked).toContain("public/model/heads/sentiment/frozen.safetensors?v=2");
  const { head } = await engine.run(sentiment, 1);
  expect(value).toBeCloseTo(head?.probabilities.data[1] ?? Number.NaN, 5);
});
