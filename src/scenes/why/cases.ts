import { attentionFrom, type Tensor } from "../../engine";
import type { AttentionShare, LeaveOut } from "../../store/fields";
import type { RunState } from "../../store/traceSlice";
import type { SceneContext } from "../scene";
import { agreementOf, type Compared } from "./agreement";
import { blank, CASES, guess, type Runs, text, without } from "./caseRequests";
import { effectsOf } from "./findings";
import type { Explained } from "./refs";

/** One of them, measured. */
export interface Case {
  readonly text: string;
  readonly rho: number;
  /** The words that were ranked, and what it takes to ask where ρ comes from. */
  readonly words: readonly Compared[];
  readonly findings: Explained;
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
    const measured = measure(runs, index, maskId, by, leaveOut);
    return measured === null || Number.isNaN(measured.rho) ? [] : [{ text: sentence, ...measured }];
  }).sort((a, b) => a.rho - b.rho);
}

function measure(
  runs: Runs,
  index: number,
  maskId: number,
  by: AttentionShare,
  leaveOut: LeaveOut,
): Omit<Case, "text"> | null {
  const read: RunState | undefined = runs[text(index)];
  const study = runs[without(index)]?.result?.leaveOneOut;
  const position = blank(runs, index, maskId);
  const winner = runs[guess(index)]?.result?.guesses[0]?.guesses[0];
  if (!read?.result || !winner || !study || position === null || study.position !== position) return null;
  const { tokens } = read.result.encoding;
  const probs = read.result.trace.layers.flatMap(({ probs: layer }): Tensor[] => (layer ? [layer] : []));
  if (probs.length === 0) return null;
  const attention = attentionFrom(probs, position);
  const agreement = agreementOf(
    {
      tokens,
      position,
      attention,
      effects: effectsOf(study.probability, study.without, leaveOut, tokens.length),
    },
    by,
  );
  if (!agreement) return null;
  const subject = { position, original: null, maskId };
  return {
    rho: agreement.rho,
    words: agreement.words,
    findings: { subject, request: read.answered, tokens, winner, attention },
  };
}
