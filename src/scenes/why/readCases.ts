import type { Known, Num } from "../../inspector/values";
import type { SceneContext } from "../scene";
import { agreementOf } from "./agreement";
import { blank, CASES, guess, type Runs, text } from "./caseRequests";
import { effectsOf } from "./refs";
import type { AttentionShare, LeaveOut } from "./settings";

/** One of them, measured. */
interface Case {
  readonly text: string;
  readonly rho: Num;
}

/** The sentences that have been measured, least agreement first. */
export function casesOf(
  { runs, model }: Pick<SceneContext, "runs" | "model">,
  by: AttentionShare,
  leaveOut: LeaveOut,
): readonly Case[] {
  const maskId = model?.specialIds.mask;
  if (maskId === undefined) return [];
  return CASES.flatMap((sentence, index): Case[] => {
    const measured = measure({ runs, model }, index, maskId, by, leaveOut);
    return measured === null || Number.isNaN(measured.value) ? [] : [{ text: sentence, rho: measured }];
  }).sort((a, b) => a.rho.value - b.rho.value);
}

function measure(
  known: Known & { readonly runs: Runs },
  index: number,
  maskId: number,
  by: AttentionShare,
  leaveOut: LeaveOut,
): Num | null {
  const { runs } = known;
  const read = runs[text(index)];
  const position = blank(runs, index, maskId);
  const winner = runs[guess(index)]?.result?.guesses[0]?.guesses[0];
  if (!read?.result || !winner || position === null) return null;
  const found = {
    subject: { position, original: null, maskId },
    request: read.answered,
    tokens: read.result.encoding.tokens,
    winner,
    layers: read.result.trace.layers.length,
    leaveOut,
    known,
  };
  return agreementOf({ ...found, effects: effectsOf(found) }, by)?.rho ?? null;
}
