import type { AskedPass, NumberRef } from "../../engine";
import { differenceRef, meanRef } from "../../inspector/refs";
import type { AttentionShare, LeaveOut } from "../../store/fields";
import { words } from "../../words/why";
import type { Compared } from "./agreement";
import type { Findings } from "./findings";

/** What the questions about a guess need to know of it. */
export type Explained = Pick<Findings, "subject" | "request" | "tokens" | "winner" | "attention">;

/** The winner's probability in the pass that a question is about; a removed token before it moves it to the left. */
function winnerRef({ subject, winner }: Explained, position = subject.position): NumberRef {
  return { of: "guess", tensor: "probability", position, id: winner.id };
}

/** The pass without one token: [MASK] in its place, or taken out of the sequence. */
function withoutToken(
  { request, subject }: Explained,
  token: number,
  leaveOut: LeaveOut,
): AskedPass | undefined {
  if (!request) return undefined;
  if (leaveOut === "remove") return { ...request, removed: token };
  const masked = { position: token, id: subject.maskId };
  return { ...request, replacements: [...(request.replacements ?? []), masked] };
}

/** What leaving a token out does to the guess: p − p without it, each of its own pass. */
export function effectRef(findings: Explained, token: number, leaveOut: LeaveOut): NumberRef {
  const { tokens, subject, winner } = findings;
  const moved = leaveOut === "remove" && token < subject.position ? subject.position - 1 : subject.position;
  const word = tokens[token].text;
  return differenceRef(
    words.refs.effect(word, winner.token),
    { label: "p", ref: winnerRef(findings) },
    {
      label: words.refs.without(word, leaveOut),
      ref: winnerRef(findings, moved),
      pass: withoutToken(findings, token, leaveOut),
    },
  );
}

/** What switching a part off alone does to the guess: p without it − p. */
export function partRef(findings: Findings, layer: number, head?: number): NumberRef {
  const { request, winner } = findings;
  const off = head === undefined ? { layersOff: [layer] } : { headsOff: [{ layer, head }] };
  const { layerOff, headOff, withoutLayer, withoutHead } = words.refs;
  return differenceRef(
    head === undefined ? layerOff(layer + 1, winner.token) : headOff(layer + 1, head + 1, winner.token),
    {
      label: head === undefined ? withoutLayer(layer + 1) : withoutHead(layer + 1, head + 1),
      ref: winnerRef(findings),
      pass: request ? { ...request, interventions: { ...request.interventions, ...off } } : undefined,
    },
    { label: "p", ref: winnerRef(findings) },
  );
}

/** How much the guessed position looked at a token in a layer, averaged over the heads. */
export function lookRef({ subject }: Explained, layer: number, token: number): NumberRef {
  return { of: "mean attention", layer, from: subject.position, to: token };
}

/** A token's share of the attention of the guessed position, through all layers. */
export function shareRef(findings: Explained, by: AttentionShare, token: number): NumberRef {
  const { attention, subject, tokens } = findings;
  const layers = attention.layers.length;
  if (by === "rollout") return { of: "rollout", layer: layers - 1, from: subject.position, to: token };
  return meanRef(
    words.refs.share(tokens[token].text),
    words.refs.layers(layers),
    attention.layers.map((_, layer) => ({
      label: words.layer(layer + 1),
      ref: lookRef(findings, layer, token),
    })),
  );
}

/** Spearman's ρ between attention and the size of the effects, over some tokens. */
export function rhoRef(
  findings: Explained,
  compared: readonly Compared[],
  by: AttentionShare,
  leaveOut: LeaveOut,
): NumberRef {
  return {
    of: "rank correlation",
    name: words.refs.rho,
    sizes: true,
    items: compared.map(({ token }) => ({
      label: words.refs.place(findings.tokens[token].text),
      a: { ref: shareRef(findings, by, token) },
      b: { ref: effectRef(findings, token, leaveOut) },
    })),
  };
}
