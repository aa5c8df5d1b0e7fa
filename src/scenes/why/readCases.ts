import { attentionFrom, type Tensor } from "../../engine";
import type { Known, Num } from "../../inspector/values";
import type { AttentionShare, LeaveOut } from "../../store/fields";
import type { RunState } from "../../store/traceSlice";
import type { SceneContext } from "../scene";
import { agreementOf } from "./agreement";
import { blank, CASES, guess, type Runs, text, without } from "./caseRequests";
import { effectsOf } from "./findings";

/** One of them, measured. */
export interface Case {
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
  const read: RunState | undefined = runs[text(index)];
  const study = runs[without(index)]?.result?.leaveOneOut;
  const position = blank(runs, index, maskId);
  const winner = runs[guess(index)]?.result?.guesses[0]?.guesses[0];
  if (!read?.result || !winner || !study || position === null || study.position !== position) return null;
  const { tokens } = read.result.encoding;
  const probs = read.result.trace.layers.flatMap(({ probs: layer }): Tensor[] => (layer ? [layer] : []));
  if (probs.length === 0) return null;
  const attention = attentionFrom(probs, position);
  const evidence = {
    subject: { position, original: null, maskId },
    request: read.answered,
    tokens,
    winner,
    attention,
    leaveOut,
    known,
    effects: effectsOf(study.probability, study.without, leaveOut, tokens.length),
  };
  return agreementOf(evidence, by)?.rho ?? null;
}
