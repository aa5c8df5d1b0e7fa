import { ModelFileError } from "../engine/errors";
import { crc32 } from "./checksum";

/** A file whose answer has begun. */
interface Download {
  /** Its bytes in all, or null if the server does not say. */
  readonly total: number | null;
  /**
   * Hands on the bytes as they arrive, with how many came so far; stops the download if `take` throws, or answers "stop".
   * @returns false if `take` said "stop" before all had arrived.
   * @throws ModelFileError when they stop arriving, and what `take` throws.
   */
  read(take: (chunk: Uint8Array, loaded: number) => unknown): Promise<boolean>;
}

/** Milliseconds without a byte after which a download counts as stopped: slow lines send some all the time. */
export const IDLE_LIMIT = 30_000;

/**
 * Asks for a file.
 * @param checksum its CRC-32, if that is known: `read` then refuses a file that arrived damaged.
 * @throws ModelFileError when there is no answer, or one that is not the file.
 */
export async function open(url: string, checksum?: number): Promise<Download> {
  const name = url.split("?")[0].split("/").pop() ?? "";
  const stop = new AbortController();
  const response = await inTime(fetch(url, { signal: stop.signal })).catch((error: unknown) => {
    stop.abort();
    throw error instanceof Stalled
      ? new ModelFileError("fileStalled", name, 0, IDLE_LIMIT / 1000)
      : new ModelFileError("fileUnreachable", name);
  });
  if (!response.ok) {
    throw new ModelFileError("fileRefused", name, response.status);
  }
  // A compressed answer's Content-Length counts compressed bytes, so it says nothing about what arrives here.
  const isCompressed = response.headers.has("content-encoding");
  return {
    total: isCompressed ? null : Number(response.headers.get("content-length")) || null,
    async read(take) {
      const reader = response.body?.getReader();
      let loaded = 0;
      let sum = 0;
      while (reader) {
        const { done, value } = await inTime(reader.read()).catch((error: unknown) => {
          stop.abort();
          throw error instanceof Stalled
            ? new ModelFileError("fileStalled", name, loaded, IDLE_LIMIT / 1000)
            : new ModelFileError("fileStopped", name, loaded);
        });
        if (done) break;
        loaded += value.length;
        if (checksum !== undefined) sum = crc32(value, sum);
        try {
          if (take(value, loaded) !== "stop") continue;
          void reader.cancel().catch(() => undefined);
          return false;
        } catch (error) {
          void reader.cancel().catch(() => undefined);
          throw error;
        }
      }
      if (checksum !== undefined && sum !== checksum) throw new ModelFileError("fileDamaged", name);
      return true;
    },
  };
}

export class Stalled extends Error {}

/** What was promised, if it comes within the idle limit. @throws Stalled if it does not. */
export function inTime<Result>(promise: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Stalled()), IDLE_LIMIT);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The text of a whole file. @throws ModelFileError as `open` and `Download.read`. */
export async function readText(url: string, checksum?: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  await (await open(url, checksum)).read((chunk) => {
    text += decoder.decode(chunk, { stream: true });
  });
  return text + decoder.decode();
}
