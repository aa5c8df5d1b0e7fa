import type { Growth } from "./measure";
import { GROWTH_MODELS, type GrowthModel, VOCABULARY } from "./random";
import { table } from "./table";

/** Floating point operations of the bench's pass: the last layer is finished only for [CLS] and the guessed token. */
function operations({ layers, hidden }: GrowthModel, tokens: number): number {
  const [attention, feedForward] = [4 * hidden * hidden, 8 * hidden * hidden];
  const linear = tokens * layers * (attention + feedForward) - (tokens - 2) * (hidden * hidden + feedForward);
  const mixing = 2 * tokens * tokens * hidden * layers;
  return 2 * (linear + mixing + VOCABULARY * hidden);
}

/** Time and memory of models from Tiny to Base. */
export function growthSection(growth: readonly Growth[]): string {
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
