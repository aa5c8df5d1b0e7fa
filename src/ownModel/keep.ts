import { words } from "../words/ownModel";
import type { OwnModelFiles } from "../worker/protocol";

/** A file of a model that was opened. */
export interface OpenedFile {
  readonly path: string;
  readonly content: Blob;
}

/** Name of the browser's cache that holds the visitor's model. */
const CACHE = "own-model";
/** Addresses inside that cache; nothing is ever fetched from them. */
const at = (path: string): string => `/own-model/files/${encodeURIComponent(path)}`;
const CARD = "/own-model/card";

/** A model the visitor asked the browser to keep. */
export interface KeptModel {
  /** Its name on the Hub; none if it came from files. */
  readonly label: string;
  readonly bytes: number;
}

interface Card extends KeptModel {
  /** Paths of its files. */
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

/**
 * Keeps a model in this browser's storage, in place of one kept before: all of its files that were opened.
 * @throws Error with a sentence if the storage is full or denied: nothing is kept then.
 */
export async function keepModel(label: string, opened: readonly OpenedFile[]): Promise<KeptModel> {
  const files = opened.map(({ path, content }) => ({ path, size: content.size }));
  const card: Card = { label, bytes: files.reduce((sum, { size }) => sum + size, 0), files };
  try {
    await caches.delete(CACHE);
    const cache = await caches.open(CACHE);
    for (const { path, content } of opened) await cache.put(at(path), new Response(content));
    // Written last: a model without its card was cut short and does not count.
    await cache.put(CARD, new Response(JSON.stringify(card)));
    return card;
  } catch {
    await forgetKept();
    throw new Error(words.kept.failed);
  }
}

/** What is kept, or null: nothing, or a storage that this page may not read. */
export async function keptModel(): Promise<KeptModel | null> {
  return readCard();
}

/** The kept model's files. @throws Error with a sentence if they are gone. */
export async function readKept(): Promise<OwnModelFiles["files"]> {
  const card = await readCard();
  if (!card) throw new Error(words.kept.gone);
  return card.files.map(({ path, size }) => ({
    path,
    size,
    async open() {
      const kept = await part(at(path));
      if (!kept) throw new Error(words.kept.gone);
      return kept.blob();
    },
  }));
}

/** Forgets the kept model. */
export async function forgetKept(): Promise<void> {
  try {
    await caches.delete(CACHE);
  } catch {
    // A storage that may not be used keeps nothing.
  }
}

async function part(address: string): Promise<Response | undefined> {
  try {
    return await (await caches.open(CACHE)).match(address);
  } catch {
    return undefined;
  }
}

async function readCard(): Promise<Card | null> {
  try {
    const json = (await (await part(CARD))?.json()) as Partial<Card> | undefined;
    const { label, bytes, files } = json ?? {};
    if (typeof label !== "string" || typeof bytes !== "number" || !Array.isArray(files)) return null;
    return { label, bytes, files };
  } catch {
    return null;
  }
}
