import { actionAt, type MaskAction, planMasking } from "../masking";
import type { Encoding } from "../tokenizer/encoding";

/** What the masking sampler does over many seeds, as running totals: entry i of a list is the total of the first i draws. */
export interface MaskingTally {
  readonly draws: number;
  /** Positions that can be chosen: every token but the special ones. */
  readonly eligible: readonly number[];
  /** Tokens chosen by each draw: max(1, round(0.15 · tokens)), the same every time; 0 if none can be. */
  readonly perDraw: number;
  /** `[draws + 1]` per fate: how many chosen tokens met it. */
  readonly fates: Readonly<Record<MaskAction, Uint32Array>>;
  /** By position, `[draws + 1]`: how often it was chosen; null where it never can be. */
  readonly chosen: readonly (Uint32Array | null)[];
  /** `[draws + 1]`: how many tokens would have been chosen if each counted alone, on a draw below 0.15 (rule "chance"). */
  readonly alone: Uint32Array;
}

interface TallyOptions {
  /** The first seed; the others follow it, one by one, and start again at 0 after 2³² − 1. */
  readonly seed: number;
  readonly draws: number;
}

const RATE = 0.15;

/**
 * Runs `planMasking` for consecutive seeds and adds up what it chose (Devlin et al. 2018, section 3.1).
 * @throws nothing: without a token that can be chosen all totals are 0.
 */
export function maskingTally(
  encoding: Encoding,
  maskId: number,
  vocabSize: number,
  { seed, draws }: TallyOptions,
): MaskingTally {
  const totals = (): Uint32Array => new Uint32Array(draws + 1);
  const fates = { mask: totals(), random: totals(), keep: totals() };
  const alone = totals();
  const chosen = encoding.tokens.map((token) => (token.special ? null : totals()));
  let perDraw = 0;
  for (let i = 1; i <= draws; i++) {
    for (const list of [fates.mask, fates.random, fates.keep, alone, ...chosen])
      if (list) list[i] = list[i - 1];
    const plan = planMasking(encoding, maskId, vocabSize, { seed: (seed + i - 1) >>> 0, rate: RATE });
    perDraw = plan.positions.length;
    for (const { position, draw, action } of plan.draws) {
      if (draw < RATE) alone[i]++;
      if (action === null) continue;
      fates[action][i]++;
      (chosen[position] as Uint32Array)[i]++;
    }
  }
  const eligible = chosen.flatMap((list, position) => (list ? [position] : []));
  return { draws, eligible, perDraw, fates, chosen, alone };
}

/** The first of `within` consecutive seeds whose draw puts a random word other than the original at `position`. */
export function randomWordAt(
  encoding: Encoding,
  position: number,
  maskId: number,
  vocabSize: number,
  { seed, within }: { readonly seed: number; readonly within: number },
): { readonly seed: number; readonly id: number } | null {
  if (encoding.tokens[position]?.special !== false) return null;
  for (let i = 0; i < within; i++) {
    const tried = (seed + i) >>> 0;
    // Nine seeds of ten have something else in store for it: no need to throw all the dice.
    if (actionAt(encoding, position, tried) !== "random") continue;
    const { draws } = planMasking(encoding, maskId, vocabSize, { seed: tried, rate: RATE });
    const here = draws.find((draw) => draw.position === position);
    if (here?.action === "random" && here.id !== here.original) return { seed: tried, id: here.id };
  }
  return null;
}
