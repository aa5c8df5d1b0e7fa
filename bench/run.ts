import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { parseConfig } from "../src/engine/model/config";
import { type BenchPlan, type BenchResult, measure } from "./measure";
import { bertOnnx } from "./onnx/bert";
import { PEERS } from "./peers/peer";
import { plot } from "./plot";
import { processorClock } from "./processorTime";
import { GROWTH_MODELS } from "./random";
import { report } from "./report";
import { serve } from "./server";
import { engineSizes } from "./sizes";
import { PeerWeights } from "./weights";

const HELP = `Compares the engine with onnxruntime-web and tfjs in Chromium, on the weights in public/model.

  npm run bench              a few minutes; writes bench/RESULTS.md
  npm run bench -- --quick   fewer lengths and rounds, prints only
  npm run bench -- --lengths 16,64 --rounds 5
  npm run bench -- --again   writes the report of the last full run anew
`;

const here = fileURLToPath(new URL(".", import.meta.url));
const cache = join(here, ".cache");
const modelFolder = join(here, "../public/model");

function installPeers(): void {
  if (existsSync(join(here, "node_modules/onnxruntime-web"))) return;
  console.log("Installing onnxruntime-web and tfjs in bench/ …");
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: here, stdio: "inherit" });
}

/** Writes the shipped weights as ONNX files, and copies ours beside them. */
function prepareData(): void {
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

async function buildPages(): Promise<void> {
  const { build } = await import("esbuild");
  await build({
    entryPoints: [join(here, "page.ts"), join(here, "worker.ts")],
    outdir: join(cache, "dist"),
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    target: "es2022",
    // tfjs and onnxruntime-web look for Node only when they run there.
    external: ["fs", "path", "worker_threads", "perf_hooks", "os", "module", "util", "crypto", "node:*"],
    logLevel: "error",
  });
}

interface Run {
  readonly result: BenchResult;
  /** Chromium's. */
  readonly version: string;
}

async function runInChromium(plan: BenchPlan): Promise<Run> {
  const { server, url } = await serve({
    "/dist/": join(cache, "dist"),
    "/data/": cache,
    "/ort/": join(here, "node_modules/onnxruntime-web/dist"),
    "/tfjs/": join(here, "node_modules/@tensorflow/tfjs-backend-wasm/wasm-out"),
  });
  const executablePath =
    process.env.CHROMIUM ?? (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    page.on("console", (message) => {
      if (message.type() === "error") console.error(message.text());
    });
    await page.goto(url);
    await page.waitForFunction(() => "bench" in globalThis);
    const result = await measure(page, await processorClock(browser), plan);
    return { result, version: browser.version() };
  } finally {
    await browser.close();
    server.close();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      lengths: { type: "string" },
      rounds: { type: "string" },
      again: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const last = join(cache, "last.json");
  if (values.again) {
    const { result, version } = JSON.parse(readFileSync(last, "utf8")) as Run;
    await writeReport(result, version);
    return;
  }
  const plan: BenchPlan = {
    peers: ["ours exact", ...PEERS.filter((peer) => peer !== "ours exact")],
    lengths: (
      values.lengths?.split(",") ??
      (values.quick ? ["16", "64"] : ["8", "16", "32", "64", "128", "256", "512"])
    ).map(Number),
    rounds: Number(values.rounds ?? (values.quick ? 5 : 9)),
    milliseconds: 40,
    coldStarts: values.quick ? 1 : 3,
    growthModels: values.quick ? [] : GROWTH_MODELS,
    growthLengths: [8, 32, 128, 512],
  };
  installPeers();
  prepareData();
  await buildPages();
  const run = await runInChromium(plan);
  if (values.quick || values.lengths) {
    console.log(report(run.result, versions(run.version), await engineSizes()));
    return;
  }
  writeFileSync(last, JSON.stringify(run));
  await writeReport(run.result, run.version);
}

async function writeReport(result: BenchResult, version: string): Promise<void> {
  const text = report(result, versions(version), await engineSizes());
  console.log(text);
  writeFileSync(join(here, "RESULTS.md"), text);
  writeFileSync(join(here, "results.svg"), plot(result));
}

/** What was compared, for people who compare with it. */
function versions(chromiumVersion: string): string {
  const of = (name: string): string => {
    const { version } = JSON.parse(
      readFileSync(join(here, "node_modules", name, "package.json"), "utf8"),
    ) as {
      version: string;
    };
    return version;
  };
  const tfjs = of("@tensorflow/tfjs-backend-wasm");
  return `Chromium ${chromiumVersion}, onnxruntime-web ${of("onnxruntime-web")}, tfjs-backend-wasm ${tfjs}`;
}

await main();
