import {
  type Ablation,
  type AttentionFrom,
  attentionFrom,
  type Guess,
  type GuessResult,
  type RunRequest,
  type RunResult,
  type Token,
  type WithoutToken,
} from "../../engine";
import type { Known } from "../../inspector/values";
import { answerTo } from "../../store/answer";
import type { LeaveOut } from "../../store/fields";
import type { SceneContext } from "../scene";
import { requests } from "./requests";
import { type Subject, subjectOf } from "./subject";

/** All that was found out about one guess. Parts that are still being computed are null. */
export interface Findings {
  readonly subject: Subject;
  readonly position: number;
  /** The question that the guess answers: its numbers can be asked where they come from. */
  readonly request: RunRequest | null;
  readonly tokens: readonly Token[];
  /** The best guesses of the untouched model, and the best of them. */
  readonly guesses: readonly Guess[];
  readonly winner: Guess;
  /** The word that stood there; null if only the visitor knows it. */
  readonly original: GuessResult["target"];
  readonly attention: AttentionFrom;
  /** The MLM head on each state that was read, with the winner as target. */
  readonly lens: readonly GuessResult[] | null;
  readonly effects: Effects | null;
  /** How a token is left out. */
  readonly leaveOut: LeaveOut;
  /** The passes that its numbers are read from. */
  readonly known: Known;
  /** The winner's probability without each layer and head; null for a model with too many of them. */
  readonly parts: Ablation | null;
}

/** What leaving a token out does to the winner's probability. */
export interface Effects {
  /** With all tokens in place. */
  readonly probability: number;
  /** By token: the probability without it; null for the guessed position. */
  readonly without: readonly (number | null)[];
  /** By token: probability − probability without it. Positive: the token holds the guess up. */
  readonly effect: readonly (number | null)[];
}

/** What findings are made of, and the findings: by the guess they are about. */
const known = new WeakMap<
  RunResult,
  { readonly from: readonly unknown[]; readonly findings: Findings | null }
>();

/**
 * The findings for the visitor's text and position; null until the guess itself is there. The same answers give the
 * same object, so that what does not change is not drawn again.
 */
export function findingsOf(context: SceneContext): Findings | null {
  const { main, runs, leaveOut } = context;
  const subject = subjectOf(context);
  if (!main || !subject) return null;
  const answers = [runs.lens, runs.without, runs.parts].map((run) => run?.result ?? null);
  const from = [leaveOut, subject.position, context.encoding, ...answers];
  const before = known.get(main);
  if (before && from.every((part, i) => part === before.from[i])) return before.findings;
  const findings = find(context, main, subject);
  known.set(main, { from, findings });
  return findings;
}

function find(context: SceneContext, main: RunResult, subject: Subject): Findings | null {
  const { encoding, leaveOut } = context;
  const questions = requests(context);
  if (answerTo(context, "main", questions.main) !== main) return null;
  const [result] = main.guesses;
  const probs = main.trace.layers.flatMap((layer) => (layer.probs ? [layer.probs] : []));
  const winner = result?.guesses[0];
  if (!winner || result.position !== subject.position || probs.length === 0) return null;
  const study = answerTo(context, "without", questions.without)?.leaveOneOut;
  return {
    subject,
    position: subject.position,
    request: questions.main,
    tokens: encoding.tokens,
    guesses: result.guesses,
    winner,
    original: subject.original === null ? null : result.target,
    attention: attentionFrom(probs, subject.position),
    lens: answerTo(context, "lens", questions.lens)?.guesses ?? null,
    leaveOut,
    known: { runs: context.runs, model: context.model },
    effects: study ? effectsOf(study.probability, study.without, leaveOut, encoding.tokens.length) : null,
    parts: answerTo(context, "parts", questions.parts)?.ablation ?? null,
  };
}

/** The effects by token, from the reruns without each. */
export function effectsOf(
  probability: number,
  reruns: readonly WithoutToken[],
  leaveOut: LeaveOut,
  count: number,
): Effects {
  const without = new Array<number | null>(count).fill(null);
  for (const { token, masked, removed } of reruns) without[token] = leaveOut === "mask" ? masked : removed;
  return { probability, without, effect: without.map((p) => (p === null ? null : probability - p)) };
}

/** Positions by effect, the strongest support first; the guessed position is left out. */
export function byEffect({ effect }: Effects): readonly number[] {
  return effect
    .flatMap((value, token) => (value === null ? [] : [token]))
    .sort((a, b) => (effect[b] ?? 0) - (effect[a] ?? 0));
}

/** The most looked-at token besides the guessed position itself. */
export function mostAttended(shares: ArrayLike<number>, position: number): number {
  let best = -1;
  for (let token = 0; token < shares.length; token++) {
    if (token !== position && (best < 0 || shares[token] > shares[best])) best = token;
  }
  return best;
}
