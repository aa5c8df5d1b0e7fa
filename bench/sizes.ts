import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

export interface EngineSizes {
  /** Everything a worker needs: tokenizer, model, both kernels. Minified, gzip bytes. */
  readonly engine: number;
  readonly kernels: number;
  readonly tokenizer: number;
  readonly model: number;
}

/** Gzip bytes of parts of the engine, minified as the page's build does. */
export async function engineSizes(): Promise<EngineSizes> {
  const { build } = await import("esbuild");
  const gzip = async (contents: string): Promise<number> => {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: path("../src/engine"), loader: "ts" },
      bundle: true,
      minify: true,
      write: false,
      format: "esm",
      target: "es2022",
    });
    return gzipSync(outputFiles[0].contents, { level: 9 }).length;
  };
  return {
    engine: await gzip('import { Bert } from "./model/bert"; globalThis.x = Bert;'),
    kernels: await gzip('import { chooseBackend } from "./kernels/choose"; globalThis.x = chooseBackend;'),
    tokenizer: await gzip('import { Tokenizer } from "./tokenizer/tokenizer"; globalThis.x = Tokenizer;'),
    model: readFileSync(path("../public/model/model.safetensors")).length,
  };
}
