import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/** Modules that the peers look for only where they run in Node. */
export const NODE_ONLY = ["fs", "path", "worker_threads", "perf_hooks", "os", "module", "util", "crypto"];

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

export interface EngineSizes {
  /** Everything a worker needs: tokenizer, model, both kernels. Minified, gzip bytes. */
  readonly engine: number;
  readonly kernels: number;
  readonly tokenizer: number;
  /** The peers: script and WebAssembly. */
  readonly ort: number;
  readonly tfjs: number;
}

/** Gzip bytes of parts of the engine, minified as the page's build does. */
export async function engineSizes(): Promise<EngineSizes> {
  const { build } = await import("esbuild");
  const gzip = async (contents: string): Promise<number> => {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: path("."), loader: "ts" },
      bundle: true,
      minify: true,
      write: false,
      format: "esm",
      target: "es2022",
      external: ["node:*", ...NODE_ONLY],
    });
    return gzipSync(outputFiles[0].contents, { level: 9 }).length;
  };
  const file = (name: string): number =>
    gzipSync(readFileSync(path(`node_modules/${name}`)), { level: 9 }).length;
  return {
    engine: await gzip('export { bertFromFiles } from "../src/engine/model/fromFiles";'),
    kernels: await gzip('export { chooseBackend } from "../src/engine/kernels/choose";'),
    tokenizer: await gzip('export { Tokenizer } from "../src/engine/tokenizer/tokenizer";'),
    ort:
      (await gzip('export * from "onnxruntime-web/wasm";')) +
      file("onnxruntime-web/dist/ort-wasm-simd-threaded.wasm"),
    tfjs:
      (await gzip('export { createTfjs } from "./peers/tfjs";')) +
      file("@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm"),
  };
}
