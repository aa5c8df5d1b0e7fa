import type { AskedPass, BertConfig, Guess, NumberRef, RunRequest, Token } from "../../engine";
import { masked } from "../../engine/explain/asked";
import { differenceRef, guessRef, meanRef } from "../../inspector/refs";
import { type Known, type Num, numberOf } from "../../inspector/values";
import type { AttentionShare, LeaveOut } from "./settings";
import type { Subject } from "./subject";
import { words } from "./words";

/** What leaving a token out does to the guess. */
export interface Effect {
  /** The guess's probability without it. */
  readonly without: Num;
  /** Its probability − that: positive holds the guess up. */
  readonly effect: Num;
}

/** A token in both orders. */
export interface Compared extends Pick<Effect, "effect"> {
  readonly token: number;
  readonly share: Num;
}

/** What the questions about a guess need to know of it. */
export interface Explained {
  readonly subject: Subject;
  /** The question that the guess answers: its numbers can be asked where they come from. */
  readonly request: RunRequest | null;
  readonly tokens: readonly Token[];
  /** The best guess of the untouched model. */
  readonly winner: Guess;
  readonly layers: number;
  /** How a token is left out. */
  readonly leaveOut: LeaveOut;
  /** The passes that its numbers are read from. */
  readonly known: Known;
}

/** A number of the pass on stage, or of others; null while one of them has no answer. */
const numberIn = ({ known, request }: Explained, about: NumberRef): Num | null =>
  numberOf(known, { request, about });

const winnerRef = ({ subject, winner }: Explained): NumberRef => guessRef(subject.position, winner.id);

/** The pass without one token: [MASK] in its place, or taken out of the sequence. */
function withoutToken({ request, subject, leaveOut }: Explained, token: number): AskedPass | undefined {
  if (!request) return undefined;
  return leaveOut === "remove" ? { ...request, removed: token } : masked(request, [token], subject.maskId);
}

function effectOf(found: Explained, token: number): Effect | null {
  const { tokens, subject, winner, leaveOut, known } = found;
  const word = tokens[token].text;
  // A removed token before the guess moves it to the left.
  const moved = leaveOut === "remove" && token < subject.position ? subject.position - 1 : subject.position;
  const [ref, pass] = [guessRef(moved, winner.id), withoutToken(found, token)];
  const about = differenceRef(
    words.refs.effect(word, winner.token),
    { label: "p", ref: winnerRef(found) },
    { label: words.refs.without(word, leaveOut), ref, pass },
  );
  const [without, effect] = [numberOf(known, { request: pass, about: ref }), numberIn(found, about)];
  return without && effect && { without, effect };
}

/** By token, none at the guessed position; null while leave-one-out is under way, or for a text too long for it. */
export function effectsOf(found: Explained): readonly (Effect | null)[] | null {
  const { tokens, subject } = found;
  const effects = tokens.map((_, token) => (token === subject.position ? null : effectOf(found, token)));
  return effects.some((effect) => effect) ? effects : null;
}

/** What switching a part off alone does to the guess: p without it − p. */
export function partRef(findings: Explained, layer: number, head?: number): NumberRef {
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

/** The same as it was measured: by layer, the whole of it and then its heads; null if it was not. */
export function partsOf(
  found: Explained,
  { layers, heads }: Pick<BertConfig, "layers" | "heads">,
): readonly (readonly Num[])[] | null {
  const parts = Array.from({ length: layers }, (_, layer) =>
    [undefined, ...Array(heads).keys()].flatMap((head) => numberIn(found, partRef(found, layer, head)) ?? []),
  );
  return parts.every((own) => own.length > heads) ? parts : null;
}

/** How much the guessed position looked at a token in a layer, averaged over the heads. */
function lookRef({ subject }: Explained, layer: number, token: number): NumberRef {
  return { of: "mean attention", layer, from: subject.position, to: token };
}

/** A token's share of the attention of the guessed position, through all layers. */
function shareRef(found: Explained, by: AttentionShare, token: number): NumberRef {
  const { layers, subject, tokens } = found;
  if (by === "rollout") return { of: "rollout", layer: layers - 1, from: subject.position, to: token };
  return meanRef(
    words.refs.share(tokens[token].text),
    words.refs.layers(layers),
    Array.from({ length: layers }, (_, layer) => ({
      label: words.layer(layer + 1),
      ref: lookRef(found, layer, token),
    })),
  );
}

/** A token with an effect in both orders; null while there is no answer. */
export function comparedIn(
  found: Explained,
  by: AttentionShare,
  token: number,
  { effect }: Effect,
): Compared | null {
  const share = numberIn(found, shareRef(found, by, token));
  return share && { token, share, effect };
}

/** Spearman's ρ between attention and the size of the effects, over some tokens: NaN where there is nothing to rank. */
export function rhoOf(found: Explained, compared: readonly Compared[]): Num | null {
  return numberIn(found, {
    of: "rank correlation",
    name: words.refs.rho,
    sizes: true,
    items: compared.map(({ token, share, effect }) => ({
      label: words.refs.place(found.tokens[token].text),
      a: { ref: share.about },
      b: { ref: effect.about },
    })),
  });
}
