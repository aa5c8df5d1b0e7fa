import { afterEach, expect, test, vi } from "vitest";
import { download } from "./download";

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
  const progress: [number, number | null][] = [];
  const bytes = await download("/model/file.bin", (loaded, total) => progress.push([loaded, total]));
  expect([...bytes]).toEqual([1, 2, 3]);
  expect(progress).toEqual([
    [0, 3],
    [2, 3],
    [3, 3],
  ]);
});

test("without a length the total is unknown, not wrong", async () => {
  serve([Uint8Array.of(1)]);
  const totals = new Set<number | null>();
  await download("/file", (_loaded, total) => totals.add(total));
  expect([...totals]).toEqual([null]);
});

test("the length of a compressed answer counts other bytes and is not used", async () => {
  serve([Uint8Array.of(1, 2, 3, 4)], { "content-length": "2", "content-encoding": "gzip" });
  const totals = new Set<number | null>();
  await download("/file", (_loaded, total) => totals.add(total));
  expect([...totals]).toEqual([null]);
});

test("a missing file is named, with the server's answer", async () => {
  serve([], {}, 404);
  await expect(download("https://host/some/model.safetensors?v=1")).rejects.toThrow(
    "“model.safetensors” could not be fetched: the server answered 404. Try again, or reload the page.",
  );
});

test("a network that does not answer is said in plain words", async () => {
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("Failed to fetch");
  });
  await expect(download("/vocab.txt")).rejects.toThrow(
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
  await expect(download("/model.safetensors")).rejects.toThrow(
    "“model.safetensors” stopped arriving after 2,000 bytes. Check your connection and try again.",
  );
});
