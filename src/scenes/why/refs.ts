import type { AskedPass, Interventions, NumberRef } from "../../engine";
import { differenceRef, meanRef } from "../../inspector/refs";
import type { AttentionShare, LeaveOut } from "../../store/viewSlice";
import type { Agreement } from "./agreement";
import type { Findings } from "./findings";

/** The winner's probability in the pass that a question is about; a removed token before it moves it to the left. */
function winnerRef({ subject, winner }: Findings, position = subject.position): NumberRef {
  return { of: "guess", tensor: "probability", position, id: winner.id };
}

/** The pass without one token: [MASK] in its place, or taken out of the sequence. */
function withoutToken(
  { request, subject }: Findings,
  token: number,
  leaveOut: LeaveOut,
): AskedPass | undefined {
  if (!request) return undefined;
  if (leaveOut === "remove") return { ...request, removed: token };
  const masked = { position: token, id: subject.maskId };
  return { ...request, replacements: [...(request.replacements ?? []), masked] };
}

/** What leaving a token out does to the guess: p − p without it, each of its own pass. */
export function effectRef(findings: Findings, token: number, leaveOut: LeaveOut): NumberRef {
  const { tokens, subject, winner } = findings;
  const moved = leaveOut === "remove" && token < subject.position ? subject.position - 1 : subject.position;
  const word = tokens[token].text;
  return differenceRef(
    `effect of “${word}” on “${winner.token}”`,
    { label: "p", ref: winnerRef(findings) },
    {
      label: leaveOut === "mask" ? `p with “${word}” masked` : `p with “${word}” removed`,
      ref: winnerRef(findings, moved),
      pass: withoutToken(findings, token, leaveOut),
    },
  );
}

/** What switching a part off alone does to the guess: p without it − p. */
export function partRef(findings: Findings, name: string, off: Interventions): NumberRef {
  const { request, winner } = findings;
  return differenceRef(
    `effect of switching off ${name} on “${winner.token}”`,
    {
      label: `p without ${name}`,
      ref: winnerRef(findings),
      pass: request ? { ...request, interventions: { ...request.interventions, ...off } } : undefined,
    },
    { label: "p", ref: winnerRef(findings) },
  );
}

/** How much the guessed position looked at a token in a layer, averaged over the heads. */
export function lookRef({ subject }: Findings, layer: number, token: number): NumberRef {
  return { of: "mean attention", layer, from: subject.position, to: token };
}

/** A token's share of the attention of the guessed position, through all layers. */
export function shareRef(findings: Findings, by: AttentionShare, token: number): NumberRef {
  const { attention, subject, tokens } = findings;
  const layers = attention.layers.length;
  if (by === "rollout") return { of: "rollout", layer: layers - 1, from: subject.position, to: token };
  return meanRef(
    `attention to “${tokens[token].text}”, mean of layers`,
    `${layers} layers`,
    attention.layers.map((_, layer) => ({
      label: `layer ${layer + 1}`,
      ref: lookRef(findings, layer, token),
    })),
  );
}

/** Spearman's ρ between attention and the size of the effects, over the words. */
export function rhoRef(
  findings: Findings,
  { words }: Agreement,
  by: AttentionShare,
  leaveOut: LeaveOut,
): NumberRef {
  return {
    of: "rank correlation",
    name: "Spearman’s ρ: attention and size of effect",
    sizes: true,
    items: words.map(({ token }) => ({
      label: `“${findings.tokens[token].text}”: place by attention × place by effect`,
      a: { ref: shareRef(findings, by, token) },
      b: { ref: effectRef(findings, token, leaveOut) },
    })),
  };
}
