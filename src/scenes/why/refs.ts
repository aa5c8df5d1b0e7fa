import type { AskedPass, NumberRef } from "../../engine";
import { masked } from "../../engine/explain/asked";
import { differenceRef, meanRef } from "../../inspector/refs";
import { type Num, numberOf } from "../../inspector/values";
import type { AttentionShare } from "../../store/fields";
import { words } from "../../words/why";
import type { Findings } from "./findings";

/** A token in both orders. */
export interface Compared {
  readonly token: number;
  readonly share: number;
  /** Signed: positive holds the guess up. */
  readonly effect: number;
}

/** What the questions about a guess need to know of it. */
export type Explained = Pick<
  Findings,
  "subject" | "request" | "tokens" | "winner" | "attention" | "leaveOut" | "known"
>;

/** The winner's probability in the pass that a question is about; a removed token before it moves it to the left. */
function winnerRef({ subject, winner }: Explained, position = subject.position): NumberRef {
  return { of: "guess", tensor: "probability", position, id: winner.id };
}

/** The pass without one token: [MASK] in its place, or taken out of the sequence. */
function withoutToken({ request, subject, leaveOut }: Explained, token: number): AskedPass | undefined {
  if (!request) return undefined;
  return leaveOut === "remove" ? { ...request, removed: token } : masked(request, [token], subject.maskId);
}

/** What leaving a token out does to the guess: p − p without it, each of its own pass. */
export function effectRef(findings: Explained, token: number): NumberRef {
  const { tokens, subject, winner, leaveOut } = findings;
  const moved = leaveOut === "remove" && token < subject.position ? subject.position - 1 : subject.position;
  const word = tokens[token].text;
  return differenceRef(
    words.refs.effect(word, winner.token),
    { label: "p", ref: winnerRef(findings) },
    {
      label: words.refs.without(word, leaveOut),
      ref: winnerRef(findings, moved),
      pass: withoutToken(findings, token),
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

/** Spearman's ρ between attention and the size of the effects, over some tokens: NaN where there is nothing to rank. */
export function rhoOf(findings: Explained, compared: readonly Compared[], by: AttentionShare): Num | null {
  const about: NumberRef = {
    of: "rank correlation",
    name: words.refs.rho,
    sizes: true,
    items: compared.map(({ token }) => ({
      label: words.refs.place(findings.tokens[token].text),
      a: { ref: shareRef(findings, by, token) },
      b: { ref: effectRef(findings, token) },
    })),
  };
  return numberOf(findings.known, { request: findings.request, about });
}
