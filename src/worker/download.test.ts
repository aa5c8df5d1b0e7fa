import { afterEach, expect, test, vi } from "vitest";
import { crc32 } from "./checksum";
import { IDLE_LIMIT, open, readText } from "./download";

afterEach(() => vi.unstubAllGlobals());

/** Answers every request with chunks, the last of which may be an error. */
function serve(
  chunks: readonly (Uint8Array | Error)[],
  headers: Record<string, string> = {},
  status = 200,
): void {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) {
        if (chunk instanceof Error) return controller.error(chunk);
        controller.enqueue(chunk);
      }
      controller.close();
    },
  });
  vi.stubGlobal("fetch", async () => new Response(body, { status, headers }));
}

test("the bytes of all chunks arrive in order, and each is reported", async () => {
  serve([Uint8Array.of(1, 2), Uint8Array.of(3)], { "content-length": "3" });
  const file = await open("/model/file.bin");
  expect(file.total).toBe(3);
  const taken: [number[], number][] = [];
  await file.read((chunk, loaded) => taken.push([[...chunk], loaded]));
  expect(taken).toEqual([
    [[1, 2], 2],
    [[3], 3],
  ]);
});

test("without a length the total is unknown, not wrong", async () => {
  serve([Uint8Array.of(1)]);
  expect((await open("/file")).total).toBeNull();
});

test("the length of a compressed answer counts other bytes and is not used", async () => {
  serve([Uint8Array.of(1, 2, 3, 4)], { "content-length": "2", "content-encoding": "gzip" });
  expect((await open("/file")).total).toBeNull();
});

test("a missing file is named, with the server's answer", async () => {
  serve([], {}, 404);
  await expect(open("https://host/some/model.safetensors?v=1")).rejects.toThrow(
    "“model.safetensors” could not be fetched: the server answered 404. Try again, or reload the page.",
  );
});

test("a network that does not answer is said in plain words", async () => {
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("Failed to fetch");
  });
  await expect(readText("/vocab.txt")).rejects.toThrow(
    "“vocab.txt” could not be fetched: the network did not answer. Check your connection and try again.",
  );
});

test("a download that stops half-way says how far it came", async () => {
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent) controller.error(new TypeError("network error"));
      else controller.enqueue(new Uint8Array(2000));
      sent = true;
    },
  });
  let sent = false;
  vi.stubGlobal("fetch", async () => new Response(body, { headers: { "content-length": "9000" } }));
  const file = await open("/model.safetensors");
  await expect(file.read(() => undefined)).rejects.toThrow(
    "“model.safetensors” stopped arriving after 2,000 bytes. Check your connection and try again.",
  );
});

test("a download whose bytes are refused is stopped, and the refusal is what is said", async () => {
  let stopped = false;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(10)),
    cancel: () => {
      stopped = true;
    },
  });
  vi.stubGlobal("fetch", async () => new Response(body));
  const file = await open("/model.safetensors");
  const refuse = (): never => {
    throw new Error("Not a model.");
  };
  await expect(file.read(refuse)).rejects.toThrow("Not a model.");
  expect(stopped).toBe(true);
});

test("a letter of several bytes may be split between chunks", async () => {
  const bytes = new TextEncoder().encode("füße");
  serve([bytes.slice(0, 2), bytes.slice(2, 5), bytes.slice(5)]);
  expect(await readText("/vocab.txt")).toBe("füße");
});

test("a file whose bytes are not those that were sent is refused by its name", async () => {
  const bytes = new TextEncoder().encode("[PAD]\n[UNK]\n");
  serve([bytes]);
  expect(await readText("/vocab.txt", crc32(bytes))).toBe("[PAD]\n[UNK]\n");
  serve([bytes.slice(0, 8)]);
  await expect(readText("/vocab.txt", crc32(bytes))).rejects.toThrow("“vocab.txt” arrived damaged");
});

test("a download that stalls ends with a sentence, before its answer or within it", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  const silent = expect(open("/model.safetensors")).rejects.toThrow(/stalled after 0 bytes/);
  await vi.advanceTimersByTimeAsync(IDLE_LIMIT);
  await silent;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(Uint8Array.of(1, 2)),
  });
  vi.stubGlobal("fetch", async () => new Response(body));
  const file = await open("/model.safetensors");
  const stalled = expect(file.read(() => undefined)).rejects.toThrow(
    /stalled after 2 bytes: nothing came for 30 seconds/,
  );
  await vi.advanceTimersByTimeAsync(IDLE_LIMIT);
  await stalled;
  vi.useRealTimers();
});
