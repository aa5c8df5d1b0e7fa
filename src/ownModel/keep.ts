import { words } from "../words/ownModel";
import type { OwnModelFiles } from "../worker/protocol";

/** Name of the browser's cache that holds the visitor's model. */
const CACHE = "own-model";
/** Addresses inside that cache; nothing is ever fetched from them. */
const at = (name: string): string => `/own-model/${name}`;

/** A model the visitor asked the browser to keep. */
export interface KeptModel {
  /** Its name on the Hub; none if it came from files. */
  readonly label: string;
  readonly bytes: number;
}

interface Card extends KeptModel {
  readonly lowercase: boolean;
}

/**
 * Keeps a model in this browser's storage, in place of one kept before.
 * @throws Error with a sentence if the storage is full or denied: nothing is kept then.
 */
export async function keepModel(label: string, files: OwnModelFiles): Promise<KeptModel> {
  const { config, vocab, weights, lowercase } = files;
  const card: Card = { label, bytes: weights.byteLength, lowercase };
  try {
    await caches.delete(CACHE);
    const cache = await caches.open(CACHE);
    await cache.put(at("config"), new Response(config));
    await cache.put(at("vocab"), new Response(vocab));
    await cache.put(at("weights"), new Response(weights));
    // Written last: a model without its card was cut short and does not count.
    await cache.put(at("card"), new Response(JSON.stringify(card)));
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
export async function readKept(): Promise<OwnModelFiles> {
  const card = await readCard();
  const [config, vocab, weights] = await Promise.all(["config", "vocab", "weights"].map(part));
  if (!card || !config || !vocab || !weights) {
    throw new Error(words.kept.gone);
  }
  return {
    config: await config.text(),
    vocab: await vocab.text(),
    weights: await weights.arrayBuffer(),
    lowercase: card.lowercase,
  };
}

/** Forgets the kept model. */
export async function forgetKept(): Promise<void> {
  try {
    await caches.delete(CACHE);
  } catch {
    // A storage that may not be used keeps nothing.
  }
}

async function part(name: string): Promise<Response | undefined> {
  try {
    return await (await caches.open(CACHE)).match(at(name));
  } catch {
    return undefined;
  }
}

async function readCard(): Promise<Card | null> {
  try {
    const json = (await (await part("card"))?.json()) as Partial<Card> | undefined;
    const { label, bytes, lowercase } = json ?? {};
    if (typeof label !== "string" || typeof bytes !== "number" || typeof lowercase !== "boolean") return null;
    return { label, bytes, lowercase };
  } catch {
    return null;
  }
}
