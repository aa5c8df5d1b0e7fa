import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseConfig } from "../src/engine/model/config";
import { bertOnnx } from "./onnx/bert";
import { NODE_ONLY } from "./sizes";
import { PeerWeights } from "./weights";

export const here = fileURLToPath(new URL(".", import.meta.url));
/** Everything that is built or written on the way; not in the repository. */
export const cache = join(here, ".cache");
/** The built page. */
export const builtPage = join(cache, "page");
const root = join(here, "..");
const modelFolder = join(root, "public/model");

const PEER_PACKAGES = ["onnxruntime-web", "onnxruntime-node", "@tensorflow/tfjs-backend-wasm"];

export function installPeers(): void {
  if (PEER_PACKAGES.every((name) => existsSync(join(here, "node_modules", name)))) return;
  console.log("Installing onnxruntime and tfjs in bench/ …");
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: here, stdio: "inherit" });
}

/** Writes the shipped weights as ONNX files, and copies ours beside them. */
export function prepareData(): void {
  mkdirSync(join(cache, "model"), { recursive: true });
  const bytes = readFileSync(join(modelFolder, "model.safetensors"));
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  const weights = new PeerWeights(file, parseConfig(readFileSync(join(modelFolder, "config.json"), "utf8")));
  writeFileSync(join(cache, "bert.onnx"), bertOnnx(weights, false));
  writeFileSync(join(cache, "bert.int8.onnx"), bertOnnx(weights, true));
  for (const name of ["config.json", "vocab.txt", "model.safetensors"]) {
    copyFileSync(join(modelFolder, name), join(cache, "model", name));
  }
}

/** Builds the bench's page, its Node script, and the probe for the product's page. */
export async function buildScripts(): Promise<void> {
  const { build } = await import("esbuild");
  const common = { bundle: true, target: "es2022", logLevel: "error" } as const;
  await build({
    ...common,
    entryPoints: [join(here, "page.ts"), join(here, "worker.ts")],
    outdir: join(cache, "dist"),
    splitting: true,
    minify: true,
    format: "esm",
    external: [...NODE_ONLY, "node:*"],
  });
  await build({
    ...common,
    entryPoints: [join(here, "app/probe.ts")],
    outdir: join(cache, "dist"),
    format: "iife",
  });
  await build({
    ...common,
    entryPoints: [join(here, "node.ts")],
    outfile: join(cache, "node.mjs"),
    format: "esm",
    platform: "node",
    // They are found from bench/.cache by walking up to bench/node_modules.
    packages: "external",
  });
}

/** Builds the page that visitors get. */
export function buildPage(): void {
  console.log("Building the page …");
  const vite = join(root, "node_modules/.bin/vite");
  execFileSync(vite, ["build", "--outDir", builtPage, "--emptyOutDir", "--logLevel", "error"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
}
