import type { Encoding } from "../../engine";
import { type MaskingTally, maskingTally } from "../../engine/analysis/maskingTally";
import { maskId } from "../../inspector/values";
import { fixed } from "../../ui/format";
import type { SceneContext } from "../scene";
import { STEP } from "./steps";

/** Seeds tried, the shown one first. */
export const DRAWS = 1000;

const known = new WeakMap<Encoding, { readonly key: string; readonly tally: MaskingTally }>();

/** A thousand draws on the visitor's tokens, from the shown seed on. Kept per text and seed. */
export function tallyOf({ encoding, model, seed }: SceneContext): MaskingTally {
  const mask = maskId({ model });
  const vocabSize = model?.config.vocabSize ?? 0;
  const key = `${seed} ${mask} ${vocabSize}`;
  const before = known.get(encoding);
  if (before?.key === key) return before.tally;
  const tally = maskingTally(encoding, mask, vocabSize, { seed, draws: DRAWS });
  known.set(encoding, { key, tally });
  return tally;
}

/** Chosen tokens over all of the first `drawn` draws. */
export function totalOf({ perDraw }: MaskingTally, drawn: number): number {
  return perDraw * drawn;
}

/**
 * How many draws have been made at story time `t`: each tenth as fast as the one before, since the first draws
 * shake the shares most.
 */
export function drawnAt(t: number): number {
  const p = Math.max(0, Math.min(1, (t - STEP.draws - 0.05) / 0.7));
  return t <= STEP.draws + 0.05 ? 0 : Math.round(Math.exp(p * Math.log(DRAWS)));
}

/** A share that is close to the one that is meant: with a decimal, so that the distance shows. */
export function shareWords(share: number): string {
  return `${fixed(share * 100, 1)} %`;
}
