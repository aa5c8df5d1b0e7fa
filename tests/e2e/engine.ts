import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bert } from "../../src/engine/model/bert";
import { bertFromFiles } from "../../src/engine/model/fromFiles";
import { readLeft } from "../../src/engine/testing/heads";
import { DIST } from "./server";

let loaded: Promise<Bert> | null = null;

/** The model the page under test ships, in Node: what the page shows is compared with it. */
export function engine(): Promise<Bert> {
  const read = (name: string): Buffer => readFileSync(join(DIST, "model", name));
  loaded ??= (async () => {
    const weights = read("model.safetensors");
    const bert = bertFromFiles({
      config: read("config.json").toString("utf8"),
      vocab: read("vocab.txt").toString("utf8"),
      weights: weights.buffer.slice(
        weights.byteOffset,
        weights.byteOffset + weights.byteLength,
      ) as ArrayBuffer,
    });
    // As on the page, a twin of its own reads from the left.
    bert.attachLeft(readLeft(bert));
    return bert;
  })();
  return loaded;
}
