import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium } from "@playwright/test";
import { budgetLine, budgets } from "../scripts/budgets";
import { CHROMIUM_ARGS, ensureChromium } from "../scripts/chromium";
import { type AppFigures, measureApp, stretches, WHOLE_PAGE } from "./app/measureApp";
import { type BenchPlan, type BenchResult, measure } from "./measure";
import type { NodeFigures } from "./nodeFigures";
import { PEERS } from "./peers/peer";
import { plot } from "./plot";
import { buildPage, buildScripts, builtPage, cache, here, installPeers, prepareData } from "./prepare";
import { processorClock } from "./processorTime";
import { GROWTH_MODELS } from "./random";
import { report } from "./report";
import type { Run } from "./runFile";
import { BENCH_PAGE, serve } from "./server";
import { engineSizes } from "./sizes";

const HELP = `Compares the engine with onnxruntime and tfjs in Chromium and Node, on the weights in public/model, and measures the page.

  npm run bench              a quarter of an hour; writes bench/RESULTS.md
  npm run bench -- --quick   the engine alone, fewer lengths and rounds, prints only
  npm run bench -- --lengths 16,64 --rounds 5
  npm run bench -- --app     the page alone, prints only
  npm run bench -- --only story/floors,story/fates,mlm   chapters, steps and rooms of the page, prints only
  npm run bench -- --again   writes the report of the last full run anew
`;

/** Key presses that count in each scene. */
const KEY_PRESSES = 40;

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(0)} s`;

async function inChromium<Result>(
  folders: Readonly<Record<string, string>>,
  index: string | null,
  work: (browser: Browser, url: string) => Promise<Result>,
): Promise<{ result: Result; version: string }> {
  const { server, url } = await serve(folders, index);
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...CHROMIUM_ARGS] });
  try {
    return { result: await work(browser, url), version: browser.version() };
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
}

function comparePeers(plan: BenchPlan): Promise<{ result: BenchResult; version: string }> {
  const folders = {
    "/dist/": join(cache, "dist"),
    "/data/": cache,
    "/ort/": join(here, "node_modules/onnxruntime-web/dist"),
    "/tfjs/": join(here, "node_modules/@tensorflow/tfjs-backend-wasm/wasm-out"),
  };
  return inChromium(folders, BENCH_PAGE, async (browser, url) => {
    const page = await browser.newPage();
    page.on("console", (message) => {
      if (message.type() === "error") console.error(message.text());
    });
    await page.goto(url);
    await page.waitForFunction(() => "bench" in globalThis);
    return measure(page, await processorClock(browser), plan);
  });
}

async function measurePage(only: string | undefined): Promise<AppFigures> {
  const asked = only === undefined ? WHOLE_PAGE : stretches(only.split(","));
  const plan = { stretches: asked, keyPresses: KEY_PRESSES, probe: join(cache, "dist/probe.js") };
  const { result } = await inChromium({ "/": builtPage }, null, (browser, url) =>
    measureApp(browser, processorClock, url, plan),
  );
  return result;
}

function measureInNode(lengths: readonly number[], rounds: number): NodeFigures {
  const output = execFileSync(
    process.execPath,
    [join(cache, "node.mjs"), cache, lengths.join(","), `${rounds}`],
    { cwd: here, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
  );
  return JSON.parse(output.trimEnd().split("\n").at(-1)!) as NodeFigures;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      lengths: { type: "string" },
      rounds: { type: "string" },
      app: { type: "boolean", default: false },
      only: { type: "string" },
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
    await writeReport(JSON.parse(readFileSync(last, "utf8")) as Run);
    return;
  }
  const isPageAlone = values.app || values.only !== undefined;
  const isPartial = values.quick || values.lengths !== undefined || isPageAlone;
  const lengths = values.lengths?.split(",") ?? (values.quick ? ["16", "64"] : ALL_LENGTHS);
  const plan: BenchPlan = {
    peers: ["ours exact", ...PEERS.filter((peer) => peer !== "ours exact")],
    lengths: lengths.map(Number),
    rounds: Number(values.rounds ?? (values.quick ? 5 : 7)),
    milliseconds: 40,
    coldStarts: isPartial ? 1 : 3,
    growthModels: isPartial ? [] : GROWTH_MODELS,
    growthLengths: [8, 32, 128, 512],
  };
  installPeers();
  prepareData();
  await buildScripts();
  const withPage = isPageAlone || !isPartial;
  if (withPage) buildPage();
  const start = performance.now();
  const app = withPage ? await measurePage(values.only) : {};
  if (withPage) console.log(`The page is measured (${seconds(start)}).`);
  if (isPageAlone) {
    const { appSection } = await import("./reportApp");
    console.log(appSection(app), budgets(builtPage).map(budgetLine).join("\n"));
    return;
  }
  const node = measureInNode(plan.lengths, plan.rounds);
  console.log(`Node is measured (${seconds(start)}).`);
  const { result, version } = await comparePeers(plan);
  console.log(`Peers are measured (${seconds(start)}).`);
  const run: Run = { result, node, app, page: withPage ? budgets(builtPage) : [], version };
  if (isPartial) {
    console.log(report(run, versions(run.version), await engineSizes()));
    return;
  }
  writeFileSync(last, JSON.stringify(run));
  await writeReport(run);
}

const ALL_LENGTHS = ["8", "16", "32", "64", "128", "256", "512"];

async function writeReport(run: Run): Promise<void> {
  const text = report(run, versions(run.version), await engineSizes());
  console.log(text);
  writeFileSync(join(here, "RESULTS.md"), text);
  writeFileSync(join(here, "results.svg"), plot(run.result));
}

/** What was compared, for people who compare with it. */
function versions(chromiumVersion: string): string {
  const of = (name: string): string => {
    const file = join(here, "node_modules", name, "package.json");
    if (!existsSync(file)) return "?";
    return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
  };
  const packages = ["onnxruntime-web", "onnxruntime-node", "@tensorflow/tfjs-backend-wasm"];
  const list = packages.map((name) => `${name.replace("@tensorflow/", "")} ${of(name)}`);
  return `Chromium ${chromiumVersion}, Node ${process.version.slice(1)}, ${list.join(", ")}`;
}

await main();
