import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Bert } from "../../src/engine/model/bert";
import { DIST } from "./server";

let loaded: Promise<Bert> | null = null;

/** The model the page under test ships, in Node: what the page shows is compared with it. */
export function engine(): Promise<Bert> {
  const read = (name: string): Buffer => readFileSync(join(DIST, "model", name));
  loaded ??= (async () => {
    const weights = read("model.safetensors");
    return Bert.fromFiles({
      config: read("config.json").toString("utf8"),
      vocab: read("vocab.txt").toString("utf8"),
      weights: weights.buffer.slice(
        weights.byteOffset,
        weights.byteOffset + weights.byteLength,
      ) as ArrayBuffer,
    });
  })();
  return loaded;
}
