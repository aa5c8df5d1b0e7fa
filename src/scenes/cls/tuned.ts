import { cosine, hiddenStates, type RunRequest, row } from "../../engine";
import { answerTo } from "../../store/answer";
import { MAX_TOKENS } from "../limits";
import type { SceneContext } from "../scene";
import { filled, pairsOf, runName, sentenceRequest } from "./similarity";
import { MOST_RERUN } from "./ways";

/** How far [CLS] was tuned: its encoder too, or only the head that reads it. */
export type Tuning = "full" | "frozen";

const RUNS: Readonly<Record<Tuning, string>> = { full: "tuned", frozen: "frozen" };
const { full: TUNED, frozen: FROZEN } = RUNS;

/** Name of the run over the text, or over the visitor's sentence `index`. */
export function tunedRun(tuning: Tuning, index: number | null): string {
  return index === null ? RUNS[tuning] : `${RUNS[tuning]}/${index}`;
}

const NEED = { embeddings: ["norm"], layers: ["output"] } as const;

/** Label of the head that counts as “positive”. */
export const POSITIVE = "positive";

/**
 * The sentiment head, frozen (trained on the encoder as it is) and full (the encoder trained with it), on the text
 * and on each of the sentences; none until their step is near, or where the model is the visitor's: they are megabytes
 * to fetch, and the page's own.
 */
export function tunedRequests(context: SceneContext): Readonly<Record<string, RunRequest>> {
  const { text, pair, sentences, switches, encoding } = context;
  if (context.step === 0 || context.ownModel) return {};
  const interventions = { ...switches };
  // An edge that is cut belongs to the tokens of the text.
  const { headsOff, layersOff } = switches;
  const ask = (variant: "full" | "frozen", words = false) => ({
    head: { name: "sentiment", variant, need: NEED, words } as const,
  });
  const words = encoding.tokens.length <= MOST_RERUN;
  const main = { text, pair, maxTokens: MAX_TOKENS, interventions };
  return {
    [TUNED]: { ...main, ...ask("full", words) },
    [FROZEN]: { ...main, ...ask("frozen") },
    ...Object.fromEntries(
      filled(sentences).flatMap((index) => {
        const base = {
          text: sentences[index],
          maxTokens: MAX_TOKENS,
          interventions: { headsOff, layersOff },
        };
        return [
          [tunedRun("full", index), { ...base, ...ask("full") }],
          [tunedRun("frozen", index), { ...base, ...ask("frozen") }],
        ];
      }),
    ),
  };
}

/** A sentence, what both heads say of it, and which sentence is nearest by either [CLS]. */
export interface TunedSentence {
  readonly number: number;
  readonly text: string;
  /** Probability of “positive”: by the head on the untuned encoder, by the tuned encoder. */
  readonly frozen: number;
  readonly full: number;
  /** Number of the nearest other sentence and the cosine, by the untuned [CLS] and by the tuned one. */
  readonly untunedNearest: Nearest;
  readonly tunedNearest: Nearest;
}

export interface Nearest {
  readonly number: number;
  readonly cosine: number;
}

/** The cosine of two sentences, by their numbers in the visitor's list. */
export interface PairCosine {
  readonly a: number;
  readonly b: number;
  readonly cosine: number;
}

/** What masking a word does to the probability of “positive”. */
export interface WordEffect {
  readonly word: number;
  readonly text: string;
  readonly without: number;
  readonly effect: number;
}

export interface TunedAnswer {
  /** Probability of “positive” for the visitor's text. */
  readonly frozen: number;
  readonly full: number;
  /** By the tuned model; null for a text too long for the reruns. */
  readonly words: readonly WordEffect[] | null;
  readonly sentences: readonly TunedSentence[];
  /** Cosines of different sentences: lowest and highest, by the untuned [CLS] and by the tuned one. */
  readonly untunedRange: readonly [PairCosine, PairCosine];
  readonly tunedRange: readonly [PairCosine, PairCosine];
  /** Measured on texts that the heads had not seen, in percent. */
  readonly accuracy: { readonly name: string; readonly frozen: number; readonly full: number } | null;
}

/** Null while passes are under way, or their step is far. */
export function tunedOf(context: SceneContext): TunedAnswer | null {
  const { sentences, switches } = context;
  const questions = tunedRequests(context);
  const head = (name: string) => answerTo(context, name, questions[name])?.head ?? null;
  const [full, frozen] = [head(TUNED), head(FROZEN)];
  if (!full || !frozen) return null;
  const positive = full.labels.indexOf(POSITIVE);
  const p = (of: typeof full): number => of.probabilities.data[positive];
  const indexes = filled(sentences);
  const read = indexes.map((index) => {
    const untuned = answerTo(context, runName(index), sentenceRequest(context, index));
    const [tuned, kept] = [head(tunedRun("full", index)), head(tunedRun("frozen", index))];
    if (!untuned || !tuned || !kept) return null;
    const state = (trace: typeof tuned.trace) => hiddenStates(trace, switches.layersOff)?.at(-1);
    const [a, b] = [state(untuned.trace), state(tuned.trace)];
    if (!a || !b) return null;
    return { index, untuned: row(a, 0), tuned: row(b, 0), full: p(tuned), frozen: p(kept) };
  });
  if (!read.every((one) => one !== null)) return null;
  const by = (way: "untuned" | "tuned") => read.map((one) => one[way]);
  return {
    full: p(full),
    frozen: p(frozen),
    words: wordEffects(context, full, positive),
    sentences: read.map((one, at) => ({
      number: one.index + 1,
      text: sentences[one.index],
      full: one.full,
      frozen: one.frozen,
      untunedNearest: nearest(by("untuned"), at, indexes),
      tunedNearest: nearest(by("tuned"), at, indexes),
    })),
    untunedRange: range(by("untuned"), indexes),
    tunedRange: range(by("tuned"), indexes),
    accuracy: accuracyOf(full.figures, frozen.figures),
  };
}

type Head = NonNullable<NonNullable<SceneContext["main"]>["head"]>;

function wordEffects(context: SceneContext, full: Head, positive: number): readonly WordEffect[] | null {
  const result = context.runs[TUNED]?.result;
  if (!full.without || !result) return null;
  return full.without.map(({ word, masked }) => ({
    word,
    text: result.encoding.words[word].text,
    without: masked[positive],
    effect: full.probabilities.data[positive] - masked[positive],
  }));
}

function nearest(vectors: readonly Float32Array[], at: number, indexes: readonly number[]): Nearest {
  let best: Nearest = { number: 0, cosine: Number.NaN };
  for (const [other, vector] of vectors.entries()) {
    if (other === at) continue;
    const value = cosine(vectors[at], vector);
    if (!(value <= best.cosine)) best = { number: indexes[other] + 1, cosine: value };
  }
  return best;
}

/** The pairs that are least and most alike; of fewer than two sentences, pairs without a cosine. */
function range(
  vectors: readonly Float32Array[],
  indexes: readonly number[],
): readonly [PairCosine, PairCosine] {
  const all = pairsOf(vectors.length)
    .map(
      ([i, j]): PairCosine => ({
        a: indexes[i] + 1,
        b: indexes[j] + 1,
        cosine: cosine(vectors[i], vectors[j]),
      }),
    )
    .sort((one, other) => one.cosine - other.cosine);
  const none = { a: 0, b: 0, cosine: Number.NaN };
  return [all[0] ?? none, all.at(-1) ?? none];
}

/** The first accuracy that both heads were measured by. */
function accuracyOf(
  full: Readonly<Record<string, number>>,
  frozen: Readonly<Record<string, number>>,
): TunedAnswer["accuracy"] {
  const name = Object.keys(full).find((key) => key.endsWith("accuracy") && key in frozen);
  return name ? { name: name.replace(/ accuracy$/, ""), full: full[name], frozen: frozen[name] } : null;
}
