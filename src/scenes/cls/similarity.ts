import type { RunRequest, RunResult, VectorRef } from "../../engine";
import { cosineRef } from "../../inspector/refs";
import { type Num, numberOf, vectorOf } from "../../inspector/values";
import { answeredBy } from "../../store/answer";
import { MAX_TOKENS } from "../../store/fields";
import type { SceneContext } from "../scene";
import { words } from "./words";

/** A way to turn a sentence into one vector, and how alike the sentences are by it. */
export interface Measure {
  readonly id: "cls" | "pooled" | "mean";
  readonly name: string;
  /** Cosines of all pairs: `[sentences][sentences]`. */
  readonly cosines: readonly (readonly Num[])[];
  /** One vector per sentence: `[hidden]` each. */
  readonly vectors: readonly Float32Array[];
  /** Lowest and highest cosine of two different sentences. */
  readonly low: number;
  readonly high: number;
  /** The most alike pair, as indexes of `Comparison.sentences`. */
  readonly closest: readonly [number, number];
}

/** A sentence as it was read, with its place in the visitor's list. */
interface Pass {
  readonly number: number;
  readonly request: RunRequest;
  readonly result: RunResult;
}

export interface Comparison {
  /** The sentences compared: those with a word in them, with their place in the visitor's list. */
  readonly sentences: readonly { readonly text: string; readonly number: number }[];
  readonly measures: readonly Measure[];
}

/** The visitor's sentences that hold anything, by their index in the list. */
export function filled(sentences: readonly string[]): readonly number[] {
  return sentences.flatMap((sentence, index) => (sentence.trim() === "" ? [] : [index]));
}

/** Name of the pass of one of the sentences that are compared. */
export function runName(index: number): string {
  return `cls/${index}`;
}

/** A sentence's pass. A cut edge belongs to the tokens of the text: only heads and layers are off for every sentence. */
export function sentenceRequest({ settings, switches }: SceneContext, index: number): RunRequest {
  const { headsOff, layersOff } = switches;
  return {
    text: settings.cls.sentences[index],
    maxTokens: MAX_TOKENS,
    need: { embeddings: ["norm"], layers: ["output"] },
    interventions: { headsOff, layersOff },
  };
}

/**
 * Compares the sentences three ways, each as it was read: while one is typed, the cosines shown belong to the words named.
 * Null while a pass is missing or with fewer than two sentences.
 */
export function compare(context: SceneContext): Comparison | null {
  const { runs } = context;
  const { sentences } = context.settings.cls;
  const indexes = filled(sentences);
  const passes = indexes.flatMap((index) => {
    const pass = answeredBy(runs[runName(index)]);
    return pass ? [{ number: index + 1, ...pass }] : [];
  });
  if (indexes.length < 2 || passes.length < indexes.length) return null;
  return {
    sentences: passes.map(({ number, request: { text } }) => ({ text, number })),
    measures: (["cls", "pooled", "mean"] as const).flatMap((id) => measure(context, id, passes) ?? []),
  };
}

/** A sentence as one vector: `count` are its tokens. */
function vectorBy(id: Measure["id"], count: number, layers: number): VectorRef {
  if (id === "pooled") return { of: "pooled" };
  const tokens = id === "cls" ? [0] : Array.from({ length: count }, (_, at) => at);
  return { of: "hidden", state: layers, tokens };
}

/** Null where a pass lacks the vector. */
function measure(context: SceneContext, id: Measure["id"], passes: readonly Pass[]): Measure | null {
  const name = words.compare.measures[id];
  const located = passes.map(({ result: { encoding, trace }, request }) => ({
    vector: vectorBy(id, encoding.tokens.length, trace.layers.length),
    pass: request,
  }));
  const vectors = located.flatMap((vector) => vectorOf(context, vector) ?? []);
  const cosines = passes.map((a, i) =>
    passes.flatMap(
      (b, j) =>
        numberOf(context, {
          request: a.request,
          about: cosineRef(words.asked.cosine(a.number, b.number, name), located[i], located[j]),
        }) ?? [],
    ),
  );
  if (vectors.length < passes.length) return null;
  const pairs = pairsOf(passes.length);
  const at = ([i, j]: readonly [number, number]): number => cosines[i][j].value;
  const values = pairs.map(at);
  return {
    id,
    name,
    cosines,
    vectors,
    low: Math.min(...values),
    high: Math.max(...values),
    closest: pairs.reduce((best, pair) => (at(pair) > at(best) ? pair : best), pairs[0]),
  };
}

/** All pairs of different indexes below `count`, the smaller first. */
function pairsOf(count: number): [number, number][] {
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: count - i - 1 }, (_, k): [number, number] => [i, i + 1 + k]),
  ).flat();
}
