import { readFileSync } from "node:fs";
import { afterEach, expect, it, vi } from "vitest";
import { IDLE_LIMIT } from "../worker/download";
import { ownModel } from "../worker/ownModel";
import type { FolderFile, OwnModelFiles } from "../worker/protocol";
import { HUB, lookUp, nameOf } from "./hub";

const TINY = "tests/fixtures/reference/tiny";
const NAMES = ["config.json", "vocab.txt", "model.safetensors"];
const signal = new AbortController().signal;

afterEach(() => vi.unstubAllGlobals());

/** A Hub with one model, `owner/tiny`, and a log of what it was asked. */
function hub(names = NAMES): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    if (url === `${HUB}/api/models/owner/tiny?blobs=true`) {
      const siblings = [...names, "onnx/model.onnx"].map((rfilename) => ({ rfilename, size: 1000 }));
      return Response.json({ siblings });
    }
    const name = url.replace(`${HUB}/owner/tiny/resolve/main/`, "");
    return NAMES.includes(name)
      ? new Response(readFileSync(`${TINY}/${name}`))
      : new Response(null, { status: 401 });
  });
  return asked;
}

it("finds a model by its name or its address, and says how much there is to fetch before it fetches", async () => {
  for (const typed of ["owner/tiny", " https://huggingface.co/owner/tiny/tree/main "]) {
    const asked = hub();
    expect(await lookUp(typed, { signal })).toMatchObject({ name: "owner/tiny", bytes: 3000 });
    expect(asked).toHaveLength(1);
  }
});

/** The folder's files as the worker gets them, all of them opened. */
async function opened(files: OwnModelFiles["files"]): Promise<FolderFile[]> {
  return Promise.all(
    files.map(async ({ path, size, open }) => ({
      path,
      size,
      content: path.includes("/") ? null : await open(),
    })),
  );
}

it("fetches a model that the engine runs, counts its bytes, and fetches nothing twice", async () => {
  const asked = hub();
  const progress: number[] = [];
  const { files } = await lookUp("owner/tiny", { signal, onProgress: (loaded) => progress.push(loaded) });
  const { bert } = await ownModel(await opened(files));
  await opened(files);
  expect(bert.run({ text: "a" }).encoding.tokens[0].text).toBe("[CLS]");
  expect(asked).toHaveLength(1 + NAMES.length);
  expect(progress).toContain(readFileSync(`${TINY}/model.safetensors`).length);
});

it.each([
  "https://hf.co/owner/tiny",
  "huggingface.co/owner/tiny",
  "https://huggingface.co/owner/tiny?library=transformers",
  "https://huggingface.co/owner/tiny/resolve/main/config.json",
  "https://huggingface.co/owner/tiny/blob/main/README.md#usage",
  "https://huggingface.co/owner/tiny/discussions/3",
  "hf://owner/tiny",
  "\u201cowner/tiny\u201d",
  "'owner/tiny',",
])("takes the name out of an address as people have it: %s", (typed) => {
  expect(nameOf(typed)).toBe("owner/tiny");
});

it.each([
  ["a name that is none", "not a model!", /has a name such as/],
  ["a way out of the folder", "../../etc", /has a name such as/],
  ["the listing of all models", ".", /has a name such as/],
  ["a model that is not there", "owner/other", /no public model called “owner\/other”/],
])("%s is answered with a sentence", async (_, typed, sentence) => {
  hub();
  await expect(lookUp(typed, { signal })).rejects.toThrow(sentence);
});

it("says so when the Hub cannot be reached, and when it answers nonsense", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
  await expect(lookUp("owner/tiny", { signal })).rejects.toThrow(/could not be reached/);
  vi.stubGlobal("fetch", async () => new Response("<html>"));
  expect((await lookUp("owner/tiny", { signal })).files).toEqual([]);
});

it("a stopped search is no error in words", async () => {
  const controller = new AbortController();
  controller.abort();
  vi.stubGlobal("fetch", () => Promise.reject(new DOMException("stopped", "AbortError")));
  await expect(lookUp("owner/tiny", { signal: controller.signal })).rejects.toThrow("stopped");
});

it("says so when a file, or the Hub itself, sends nothing more", async () => {
  const asked = hub();
  const { files } = await lookUp("owner/tiny", { signal });
  vi.useFakeTimers();
  const silent = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(9)) });
  vi.stubGlobal("fetch", async () => new Response(silent));
  const file = files.find(({ path }) => path === "model.safetensors")!;
  const stalled = expect(file.open()).rejects.toThrow(
    "For 30 seconds nothing more of model.safetensors arrived.",
  );
  await vi.advanceTimersByTimeAsync(IDLE_LIMIT);
  await stalled;
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  const unreachable = expect(lookUp("owner/tiny", { signal })).rejects.toThrow(/could not be reached/);
  await vi.advanceTimersByTimeAsync(IDLE_LIMIT);
  await unreachable;
  vi.useRealTimers();
  // Asked for again, it is fetched again.
  hub();
  expect((await file.open()).size).toBe(readFileSync(`${TINY}/model.safetensors`).length);
  expect(asked).toHaveLength(1);
});
