/** A file whose answer has begun. */
export interface Download {
  /** Its bytes in all, or null if the server does not say. */
  readonly total: number | null;
  /**
   * Hands on the bytes as they arrive, with how many came so far; stops the download if `take` throws.
   * @throws Error with a sentence for people when they stop arriving, and what `take` throws.
   */
  read(take: (chunk: Uint8Array, loaded: number) => void): Promise<void>;
}

/**
 * Asks for a file.
 * @throws Error with a sentence for people when there is no answer, or one that is not the file.
 */
export async function open(url: string): Promise<Download> {
  const name = url.split("?")[0].split("/").pop();
  let response: Response;
  try {
    response = await fetch(url);
  } catch {
    throw new Error(
      `“${name}” could not be fetched: the network did not answer. Check your connection and try again.`,
    );
  }
  if (!response.ok) {
    throw new Error(
      `“${name}” could not be fetched: the server answered ${response.status}. Try again, or reload the page.`,
    );
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
          throw new Error(
            `“${name}” stopped arriving after ${loaded.toLocaleString("en")} bytes. Check your connection and try again.`,
          );
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

/** The text of a whole file. @throws Error as `open` and `Download.read`. */
export async function readText(url: string): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  await (await open(url)).read((chunk) => {
    text += decoder.decode(chunk, { stream: true });
  });
  return text + decoder.decode();
}
