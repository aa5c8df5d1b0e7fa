import { cpus } from "node:os";
import type { BenchResult, Growth } from "./measure";
import { median } from "./median";
import { GROWTH_MODELS, type GrowthModel, VOCABULARY } from "./random";
import type { EngineSizes } from "./sizes";

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

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

function verdict(ratio: number, must: number, reach: number): string {
  if (ratio <= reach) return "reached";
  return ratio <= must ? "met" : "missed";
}

/** Floating point operations of the bench's pass: the last layer is finished only for [CLS] and the guessed token. */
function operations({ layers, hidden }: GrowthModel, tokens: number): number {
  const [attention, feedForward] = [4 * hidden * hidden, 8 * hidden * hidden];
  const linear = tokens * layers * (attention + feedForward) - (tokens - 2) * (hidden * hidden + feedForward);
  const mixing = 2 * tokens * tokens * hidden * layers;
  return 2 * (linear + mixing + VOCABULARY * hidden);
}

function growthSection(growth: readonly Growth[]): string {
  if (growth.length === 0) return "";
  const lengths = Object.keys(growth[0].milliseconds).map(Number);
  const rows = growth.map(({ name, parameters, bytes, milliseconds }) => {
    const model = GROWTH_MODELS.find((candidate) => candidate.name === name)!;
    const cell = (n: number): string => {
      const rate = operations(model, n) / milliseconds[n] / 1e6;
      return `${milliseconds[n].toFixed(1)} ms, ${rate.toFixed(0)} GFLOP/s`;
    };
    return [
      name,
      `${(parameters / 1e6).toFixed(1)} M`,
      `${(bytes / 1e6).toFixed(0)} MB`,
      ...lengths.map(cell),
    ];
  });
  return `## Growth: ours, random int8 weights of the published sizes

${table(["", "parameters", "memory", ...lengths.map((n) => `${n} tokens`)], rows)}

Memory is the engine's whole arena, weights and working space for 512 tokens; it never grows. Its limit is the 4 GB that
WebAssembly can address. Time: long texts run at 40 to 50 GFLOP/s, which is what 128-bit multiplications and additions
give on one core here (measured ceiling 50 to 58), so arithmetic is their limit. Short ones reach half of that: each
weight is read and widened from int8 for a few rows only. Attention's share, which grows with the square of the tokens,
equals that of the linear layers at 6 × hidden tokens (1,536 for Mini): up to 512, time grows little faster than the text.

`;
}

export function report(result: BenchResult, versions: string, sizes: EngineSizes): string {
  const lengths = Object.keys(result.rounds).map(Number);
  const peers = Object.keys(result.coldStart);
  const ms = (tokens: number, peer: string): number => median(result.rounds[tokens][peer]);
  const ratioOf = (tokens: number, ours: string, peer: string): number =>
    median(result.rounds[tokens][ours].map((time, i) => time / result.rounds[tokens][peer][i]));
  const goals = GOALS.flatMap(({ title, ours, peer, lengths: applies, must, reach }) => {
    const ratios = lengths.filter(applies).map((n) => ratioOf(n, ours, peer));
    if (ratios.length === 0) return [];
    const worst = Math.max(...ratios);
    return [[title, worst.toFixed(2), `${must}`, `${reach}`, verdict(worst, must, reach)]];
  });
  const cold = median(result.coldStart.ours) / median(result.coldStart.ort);
  goals.push(["cold start ÷ ort-web, 1 thread", cold.toFixed(2), "0.3", "0.2", verdict(cold, 0.3, 0.2)]);
  const kilobytes = sizes.engine / 1024;
  goals.push(["engine with kernels, gzip KB", kilobytes.toFixed(1), "20", "10", verdict(kilobytes, 20, 10)]);
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

## Goals (the worst length counts)

${table(["ours ÷ peer", "now", "must", "reach for", ""], goals)}

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

${growthSection(result.growth)}## Sizes

Engine with both kernels ${kilobytes.toFixed(1)} KB gzip, of which kernels ${(sizes.kernels / 1024).toFixed(1)} KB and tokenizer ${(sizes.tokenizer / 1024).toFixed(1)} KB;
model ${(sizes.model / 1e6).toFixed(1)} MB.
`;
}
