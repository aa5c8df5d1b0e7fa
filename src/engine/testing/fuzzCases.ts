/** How many times more cases than in a quick run: `FUZZ=20 npx vitest run fuzz` for a long one. */
const TIMES = Math.max(1, Number(process.env.FUZZ ?? 1) || 1);

/** Cases for a property, given those of a quick run. */
export function fuzzCases(quick: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil(quick * TIMES) };
}

/** Time for all of them, in milliseconds: a case that hangs fails the test. */
export const FUZZ_TIMEOUT = 60_000 + 30_000 * TIMES;
