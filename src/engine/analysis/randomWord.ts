import { actionAt, planMasking } from "../masking";
import type { Encoding } from "../tokenizer/encoding";

const RATE = 0.15;

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
