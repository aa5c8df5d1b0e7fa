import { throwDice } from "../dice";
import type { SceneContext } from "../scene";

/** Epochs drawn one by one. */
export const SHOWN = 8;
/** Passes over the data that BERT's pre-training made (Devlin et al. 2019, appendix A.2: about 40 epochs). */
export const EPOCHS = 40;
/** Copies of the data with different masks that BERT's pre-training cycled through (Liu et al. 2019, section 4.1). */
const COPIES = 10;

/** How the masks of an epoch (counted from 0) come about: one for ever, one of ten, or new dice each time. */
export type Schedule = "fixed" | "copies" | "dynamic";

/** The seed of an epoch's dice. */
export function epochSeed(seed: number, schedule: Schedule, epoch: number): number {
  const throws = { fixed: 0, copies: epoch % COPIES, dynamic: epoch };
  return (seed + throws[schedule]) >>> 0;
}

/** Positions masked in an epoch, by the page's masking dice. */
export function epochMasks(context: SceneContext, schedule: Schedule, epoch: number): readonly number[] {
  return throwDice({ ...context, seed: epochSeed(context.seed, schedule, epoch) }).positions;
}

/** How many throws of the dice there have been by the end of an epoch (counted from 0). */
export function throwsBy(schedule: Schedule, epoch: number): number {
  return { fixed: 1, copies: Math.min(epoch + 1, COPIES), dynamic: epoch + 1 }[schedule];
}

/** Tokens that can be masked. */
export function maskableOf({ encoding }: SceneContext): number {
  return encoding.tokens.filter((token) => !token.special).length;
}

/** `[epochs]`: how many tokens were masked at least once by the end of each epoch. */
export function maskedOnce(context: SceneContext, schedule: Schedule, epochs: number): number[] {
  const seen = new Set<number>();
  return Array.from({ length: epochs }, (_, epoch) => {
    for (const position of epochMasks(context, schedule, epoch)) seen.add(position);
    return seen.size;
  });
}

/** `[epochs]`: the same as a share of the tokens. */
export function coverage(context: SceneContext, schedule: Schedule, epochs: number): number[] {
  const maskable = maskableOf(context);
  return maskedOnce(context, schedule, epochs).map((count) => (maskable === 0 ? 0 : count / maskable));
}
