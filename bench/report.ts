import { cpus } from "node:os";
import { median } from "./median";
import { appGoals, appSection } from "./reportApp";
import { growthSection } from "./reportGrowth";
import { nodeSection } from "./reportNode";
import type { Run } from "./runFile";
import type { EngineSizes } from "./sizes";
import { goalLine, table } from "./table";

/** A goal of performance.md: ours divided by a peer, at the lengths it speaks of. */
interface Goal {
  readonly title: string;
  readonly ours: string;
  readonly peer: string;
  readonly lengths: (tokens: number) => boolean;
  readonly must: number;
  readonly reach: number;
}

const GOALS: readonly Goal[] = [
  {
    title: "≥ 64 tokens ÷ ort-web, 1 thread",
    ours: "ours",
    peer: "ort",
    lengths: (n) => n >= 64,
    must: 0.62,
    reach: 0.45,
  },
  {
    title: "16 tokens ÷ ort-web, 1 thread",
    ours: "ours",
    peer: "ort",
    lengths: (n) => n === 16,
    must: 0.9,
    reach: 0.65,
  },
  {
    title: "≥ 64 tokens ÷ ort-web int8",
    ours: "ours",
    peer: "ort int8",
    lengths: (n) => n >= 64,
    must: 1,
    reach: 0.8,
  },
  {
    title: "≥ 64 tokens ÷ tfjs-wasm",
    ours: "ours",
    peer: "tfjs",
    lengths: (n) => n >= 64,
    must: 0.5,
    reach: 0.35,
  },
  {
    title: "plain TypeScript ÷ ort-web, 1 thread",
    ours: "ours plain",
    peer: "ort",
    lengths: () => true,
    must: 4.5,
    reach: 3.8,
  },
];

/** The whole report, in Markdown. */
export function report({ result, app, page, node }: Run, versions: string, sizes: EngineSizes): string {
  const lengths = Object.keys(result.rounds).map(Number);
  const peers = Object.keys(result.coldStart);
  const ms = (tokens: number, peer: string): number => median(result.rounds[tokens][peer]);
  const ratioOf = (tokens: number, ours: string, peer: string): number =>
    median(result.rounds[tokens][ours].map((time, i) => time / result.rounds[tokens][peer][i]));
  const goals = GOALS.flatMap(({ title, ours, peer, lengths: applies, must, reach }) => {
    const ratios = lengths.filter(applies).map((n) => ratioOf(n, ours, peer));
    if (ratios.length === 0) return [];
    const worst = Math.max(...ratios);
    return [goalLine(title, worst, must, reach)];
  });
  const cold = median(result.coldStart.ours) / median(result.coldStart.ort);
  goals.push(goalLine("cold start ÷ ort-web, 1 thread", cold, 0.3, 0.2));
  goals.push(goalLine("engine with kernels, gzip KB", sizes.engine / 1000, 20, 10, 1));
  goals.push(...appGoals(app, page));
  const clock = result.isProcessorTime
    ? "Times are what the processor spent (all threads together), which other programs disturb least."
    : "Times are what the clock on the wall says.";
  return `# Bench results

Written by \`npm run bench\`. ${cpus().length} × ${cpus()[0].model}, ${versions}.
Each peer in a Worker of its own, on identical weights (ours int8 rows, theirs the same
numbers multiplied out), one sequence, all attention probabilities and the MLM head at one position.
"ours" is the relaxed SIMD that browsers with it get, "ours exact" rounds every step as IEEE 754 asks. Peers take turns in rounds; times are medians over the rounds, ratios are medians of
each round's ratio. ${clock}
The machine is shared: read the ratios, not the times.

## Milliseconds

${table(
  ["tokens", ...peers],
  lengths.map((n) => [`${n}`, ...peers.map((peer) => ms(n, peer).toFixed(2))]),
)}

![Milliseconds over tokens, one line per peer](results.svg)

## Ours divided by each peer

${table(
  ["tokens", ...peers.filter((peer) => peer !== "ours")],
  lengths.map((n) => [
    `${n}`,
    ...peers.filter((p) => p !== "ours").map((p) => ratioOf(n, "ours", p).toFixed(2)),
  ]),
)}

## Goals (the worst length and scene count)

${table(["", "now", "must", "reach for", ""], goals)}

## Cold start: code and model in the browser's cache, until the first result for 16 tokens (wall-clock)

${table(peers, [peers.map((peer) => `${median(result.coldStart[peer]).toFixed(0)} ms`)])}

## Agreement with our exact kernels (33 tokens)

${table(
  ["", ...peers],
  (["logits", "probs"] as const).map((what) => [
    what === "logits" ? "ten best logits" : "last layer's probabilities",
    ...peers.map((peer) => result.differences[peer][what].toExponential(0)),
  ]),
)}

${growthSection(result.growth)}${nodeSection(node)}${appSection(app)}## Bytes

${table(
  ["", "gzip KB"],
  [
    ["our engine with its three kernels", kilobytes(sizes.engine)],
    ["of which kernels", kilobytes(sizes.kernels)],
    ["of which tokenizer", kilobytes(sizes.tokenizer)],
    ["onnxruntime-web: script and WebAssembly", kilobytes(sizes.ort)],
    ["tfjs: script and WebAssembly", kilobytes(sizes.tfjs)],
    ...page.map(({ name, bytes }) => [`the page: ${name}`, kilobytes(bytes)]),
  ],
)}
`;
}

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);
