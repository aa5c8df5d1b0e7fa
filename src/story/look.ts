import {
  attentionRow,
  cosine,
  type Guess,
  type HeadPattern,
  headLabel,
  headPatternScores,
  headSlice,
  type RunRequest,
  type RunResult,
  row,
} from "../engine";
import type { SceneContext } from "../scenes/scene";
import { answersTo } from "../store/answer";
import { MAX_TOKENS } from "../store/fields";
import { guessing } from "./answers";
import { type Look, lookOf } from "./guess";
import { BANKS, POINTING } from "./heroes";
import type { Question } from "./question";
import { blankOf } from "./subject";

type LookRun = "whole" | "ltr" | "it" | `bank${number}` | `bankLtr${number}`;

/** The chapter's questions: the text with all that attention makes, the same from left to right, three banks both ways, and “it”. */
export function lookRequests(context: SceneContext): Readonly<Record<LookRun, RunRequest>> {
  const { text, pair, switches } = context;
  const blank = blankOf(context);
  const hidden = guessing(context, { text, pair, maxTokens: MAX_TOKENS }, blank);
  const bank = (index: number, causal: boolean): RunRequest => ({
    text: BANKS.texts[index],
    interventions: { causal },
    need: { layers: ["output"], pooled: false },
  });
  return {
    whole: {
      ...hidden,
      interventions: { ...switches },
      need: { layers: ["query", "key", "value", "scores", "probs", "context"], pooled: false },
    },
    ltr: {
      ...hidden,
      interventions: { ...switches, causal: true },
      need: { layers: ["probs"], pooled: false },
    },
    it: { text: POINTING.text, need: { layers: ["probs"], pooled: false } },
    ...Object.fromEntries(
      BANKS.texts.flatMap((_, i) => [
        [`bank${i}`, bank(i, false)],
        [`bankLtr${i}`, bank(i, true)],
      ]),
    ),
  } as Readonly<Record<LookRun, RunRequest>>;
}

export interface LookReading {
  readonly run: RunResult;
  readonly tokens: readonly string[];
  readonly blank: number;
  readonly look: Look;
  /** From the blank to every token, in the head that is looked through. */
  readonly shares: Float32Array;
  readonly scores: Float32Array;
  readonly query: Float32Array;
  readonly keys: readonly Float32Array[];
  readonly values: readonly Float32Array[];
  /** What the head makes of them. */
  readonly mixed: Float32Array;
  /** The word that gets the largest share. */
  readonly best: number;
  readonly headSize: number;
  readonly guesses: readonly Guess[];
  readonly left: { readonly shares: Float32Array; readonly guesses: readonly Guess[] } | null;
}

/** What one head does at the blank; null before the pass. */
export function readLook(context: SceneContext): LookReading | null {
  const { whole: run, ltr } = answersTo(context, lookRequests(context));
  if (!run) return null;
  const blank = blankOf({ ...context, encoding: run.encoding });
  const look = lookOf(context, run, blank);
  const { query, key, value, scores, probs, context: mixed } = run.trace.layers[look.layer];
  if (!query || !key || !value || !scores || !probs || !mixed) return null;
  const headSize = query.shape[1] / probs.shape[0];
  const all = run.encoding.tokens.map((_, i) => i);
  const shares = attentionRow(probs, look.head, blank);
  const leftProbs = ltr?.trace.layers[look.layer]?.probs;
  return {
    run,
    tokens: run.encoding.tokens.map(({ text }, i) => (i === blank ? "[MASK]" : text)),
    blank,
    look,
    shares,
    scores: attentionRow(scores, look.head, blank),
    query: headSlice(query, blank, look.head, headSize),
    keys: all.map((i) => headSlice(key, i, look.head, headSize)),
    values: all.map((i) => headSlice(value, i, look.head, headSize)),
    mixed: headSlice(mixed, blank, look.head, headSize),
    best: all.reduce((best, i) => (i !== blank && shares[i] > shares[best] ? i : best), blank === 0 ? 1 : 0),
    headSize,
    guesses: run.guesses[0]?.guesses ?? [],
    left: leftProbs
      ? { shares: attentionRow(leftProbs, look.head, blank), guesses: ltr?.guesses[0]?.guesses ?? [] }
      : null,
  };
}

/** How the heads look, by layer: the caption, the controls and the picture ask the same of a pass. */
const knownWays = new WeakMap<RunResult, readonly (readonly (HeadPattern | null)[])[]>();

function allWays(run: RunResult): readonly (readonly (HeadPattern | null)[])[] {
  const known = knownWays.get(run);
  if (known) return known;
  const ways = run.trace.layers.map(({ probs }) =>
    Array.from({ length: probs?.shape[0] ?? 0 }, (_, head) =>
      probs ? headLabel(headPatternScores(probs, head, run.encoding)) : null,
    ),
  );
  knownWays.set(run, ways);
  return ways;
}

/** How a head looks, by what was measured on this text; null where that has no name. */
export const wayOf = (run: RunResult, layer: number, head: number): HeadPattern | null =>
  allWays(run)[layer]?.[head] ?? null;

/** The tokens that have half of what a token gives to others, at most three: what a way to look without a name is told by. */
export function halfOf(shares: Float32Array, own: number): readonly number[] {
  const others = [...shares.keys()].filter((i) => i !== own).sort((a, b) => shares[b] - shares[a]);
  const sumOf = (some: readonly number[]): number => some.reduce((sum, i) => sum + shares[i], 0);
  const enough = [1, 2].find((count) => sumOf(others.slice(0, count)) >= sumOf(others) / 2);
  return others.slice(0, enough ?? 3);
}

/** How many heads look in which way that has a name, the most common way first. */
export function waysOf(run: RunResult): readonly (readonly [way: HeadPattern, heads: number])[] {
  const counts = new Map<HeadPattern, number>();
  for (const way of allWays(run).flat()) if (way) counts.set(way, (counts.get(way) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

export interface BankReading {
  /** Cosines of the vectors of “bank” to that of the first sentence: read both ways, and from left to right. */
  readonly both: readonly number[];
  readonly left: readonly number[];
}

/** How alike the banks are; null before their passes. */
export function readBanks(context: SceneContext): BankReading | null {
  const runs = answersTo(context, lookRequests(context));
  const vector = (name: LookRun): Float32Array | null => {
    const output = runs[name]?.trace.layers[BANKS.layer]?.output;
    return output ? row(output, BANKS.token) : null;
  };
  const cosines = (names: readonly LookRun[]): readonly number[] | null => {
    const vectors = names.map(vector);
    const [first] = vectors;
    if (!first || vectors.some((other) => other === null)) return null;
    return vectors.map((other) => cosine(first, other as Float32Array));
  };
  const both = cosines(["bank0", "bank1", "bank2"]);
  const left = cosines(["bankLtr0", "bankLtr1", "bankLtr2"]);
  return both && left && { both, left };
}

export interface PointingReading {
  readonly tokens: readonly string[];
  readonly shares: Float32Array;
}

/** What “it” looks at; null before the pass. */
export function readPointing(context: SceneContext): PointingReading | null {
  const { it } = answersTo(context, lookRequests(context));
  const probs = it?.trace.layers[POINTING.layer]?.probs;
  if (!it || !probs || POINTING.token >= probs.shape[1]) return null;
  return {
    tokens: it.encoding.tokens.map(({ text }) => text),
    shares: attentionRow(probs, POINTING.head, POINTING.token),
  };
}

/** Which word “it” looks at most, among the telling ones. */
export function lookOptions(context: SceneContext): Question | null {
  const reading = readPointing(context);
  if (!reading) return null;
  const at = reading.tokens.flatMap((text, i) =>
    ["dog", "chased", "cat", "angry"].includes(text) ? [i] : [],
  );
  const best = at.reduce((a, b) => (reading.shares[b] > reading.shares[a] ? b : a), at[0]);
  return { options: at.map((i) => reading.tokens[i]), correct: at.indexOf(best) };
}
