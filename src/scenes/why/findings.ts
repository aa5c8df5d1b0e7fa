import type { Guess, GuessResult, RunResult } from "../../engine";
import type { Num } from "../../inspector/values";
import { answerTo } from "../../store/answer";
import type { SceneContext } from "../scene";
import { type Effect, type Explained, effectsOf, partsOf } from "./refs";
import { requests } from "./requests";
import { type Subject, subjectOf } from "./subject";

/** All that was found out about one guess. Parts that are still being computed are null. */
export interface Findings extends Explained {
  readonly position: number;
  /** The best guesses of the untouched model. */
  readonly guesses: readonly Guess[];
  /** The word that stood there; null if only the visitor knows it. */
  readonly original: GuessResult["target"];
  /** By token; none at the guessed position. */
  readonly effects: readonly (Effect | null)[] | null;
  /** What each layer, and then each of its heads, does to the guess by being off; null for a model with too many. */
  readonly parts: readonly (readonly Num[])[] | null;
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
  const { main, runs } = context;
  const { leaveOut } = context.settings.why;
  const subject = subjectOf(context);
  if (!main || !subject) return null;
  const answers = [runs.without, runs.parts].map((run) => run?.result ?? null);
  const from = [leaveOut, subject.position, context.encoding, ...answers];
  const before = known.get(main);
  if (before && from.every((part, i) => part === before.from[i])) return before.findings;
  const findings = find(context, main, subject);
  known.set(main, { from, findings });
  return findings;
}

function find(context: SceneContext, main: RunResult, subject: Subject): Findings | null {
  const { encoding } = context;
  const questions = requests(context);
  if (answerTo(context, "main", questions.main) !== main) return null;
  const [result] = main.guesses;
  const winner = result?.guesses[0];
  if (!winner || result.position !== subject.position) return null;
  const found = {
    subject,
    request: questions.main,
    tokens: encoding.tokens,
    winner,
    layers: main.trace.layers.length,
    leaveOut: context.settings.why.leaveOut,
    known: context,
  };
  return {
    ...found,
    position: subject.position,
    guesses: result.guesses,
    original: subject.original === null ? null : result.target,
    effects: effectsOf(found),
    parts: context.model && partsOf(found, context.model.config),
  };
}
