import { readFileSync } from "node:fs";
import type { Bert } from "../model/bert";
import { type BertOptions, bertFromFiles } from "../model/fromFiles";

/** Tests run in the root of the repository; in jsdom an `import.meta.url` is no file. */
const FOLDER = "public/model";

const loaded = new Map<BertOptions["kernels"], Bert>();

/**
 * The model of the page, loaded once per worker for each kind of kernels: tests ask it, and attach nothing to it.
 * An engine that is made beside it may find faster kernels (`TESTED_KERNELS` switch some on, for all workers): name its own.
 */
export function shippedBert(kernels?: BertOptions["kernels"]): Bert {
  const known = loaded.get(kernels);
  if (known) return known;
  const files = {
    config: readFileSync(`${FOLDER}/config.json`, "utf8"),
    vocab: readFileSync(`${FOLDER}/vocab.txt`, "utf8"),
    weights: Uint8Array.from(readFileSync(`${FOLDER}/model.safetensors`)).buffer,
  };
  const bert = bertFromFiles(files, { kernels });
  loaded.set(kernels, bert);
  return bert;
}
