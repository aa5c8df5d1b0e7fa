import { throwDice } from "../dice";
import type { SceneContext } from "../scene";

/** Epochs drawn one by one. */
export const SHOWN = 8;
/** Passes over the data that BERT's pre-training made (Devlin et al. 2019, appendix A.2: about 40 epochs). */
export const EPOCHS = 40;
/** Copies of the data with different masks that BERT's pre-training cycled through (Liu et al. 2019, section 4.1). */
const COPIES = 10;

/** How the masks of an epoch (counted from 0) come about: one for ever, one of ten, or new dice each time. */
type Schedule = "fixed" | "copies" | "dynamic";

/** The seed of an epoch's dice. */
export function epochSeed(seed: number, schedule: Schedule, epoch: number): number {
  const throws = { fixed: 0, copies: epoch % COPIES, dynamic: epoch };
  return (seed + throws[schedule]) >>> 0;
}

/** Positions masked in an epoch, by the page's masking dice. */
export function epochMasks(context: SceneContext, schedule: Schedule, epoch: number): readonly number[] {
  return throwDice({ ...context, seed: epochSeed(context.seed, schedule, epoch) }).positions;
}

/** `[epochs]`: the share of the tokens that were masked at least once by the end of each epoch. */
export function coverage(context: SceneContext, schedule: Schedule, epochs: number): number[] {
  const maskable = context.encoding.tokens.filter((token) => !token.special).length;
  const seen = new Set<number>();
  return Array.from({ length: epochs }, (_, epoch) => {
    for (const position of epochMasks(context, schedule, epoch)) seen.add(position);
    return maskable === 0 ? 0 : seen.size / maskable;
  });
}
