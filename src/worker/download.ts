/**
 * Fetches a file and reports its bytes as they arrive.
 * @throws Error with a sentence for people when there is no answer, or one that is not the file.
 */
export async function download(
  url: string,
  onProgress?: (loaded: number, total: number | null) => void,
): Promise<Uint8Array> {
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
  const stated = response.headers.get("content-encoding")
    ? null
    : Number(response.headers.get("content-length")) || null;
  onProgress?.(0, stated);
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array(await response.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let loaded = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      loaded += value.length;
      onProgress?.(loaded, stated);
    }
  } catch {
    throw new Error(
      `“${name}” stopped arriving after ${loaded.toLocaleString("en")} bytes. Check your connection and try again.`,
    );
  }
  const bytes = new Uint8Array(loaded);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
