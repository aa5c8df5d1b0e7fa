import { ModelFileError } from "../engine/errors";
/** A file whose answer has begun. */
export interface Download {
  /** Its bytes in all, or null if the server does not say. */
  readonly total: number | null;
  /**
   * Hands on the bytes as they arrive, with how many came so far; stops the download if `take` throws.
   * @throws ModelFileError when they stop arriving, and what `take` throws.
   */
  read(take: (chunk: Uint8Array, loaded: number) => void): Promise<void>;
}

/**
 * Asks for a file.
 * @throws ModelFileError when there is no answer, or one that is not the file.
 */
export async function open(url: string): Promise<Download> {
  const name = url.split("?")[0].split("/").pop() ?? "";
  let response: Response;
  try {
    response = await fetch(url);
  } catch {
    throw new ModelFileError("fileUnreachable", name);
  }
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
      while (reader) {
        const { done, value } = await reader.read().catch(() => {
          throw new ModelFileError("fileStopped", name, loaded);
        });
        if (done) return;
        loaded += value.length;
        try {
          take(value, loaded);
        } catch (error) {
          void reader.cancel().catch(() => undefined);
          throw error;
        }
      }
    },
  };
}

/** The text of a whole file. @throws ModelFileError as `open` and `Download.read`. */
export async function readText(url: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  await (await open(url)).read((chunk) => {
    text += decoder.decode(chunk, { stream: true });
  });
  return text + decoder.decode();
}
