import { type RunRequest, type RunResult, row, type Tensor } from "../../engine";
import { cosineMatrix, meanPool } from "../../engine/analysis/similarity";
import { answeredBy } from "../../store/answer";
import { words } from "../../words/cls";
import { MAX_TOKENS } from "../limits";
import type { SceneContext } from "../scene";

/** A way to turn a sentence into one vector, and how alike the sentences are by it. */
export interface Measure {
  readonly id: "cls" | "pooled" | "mean";
  readonly name: string;
  /** Cosines of all pairs: `[sentences, sentences]`. */
  readonly cosines: Tensor;
  /** One vector per sentence: `[sentences, hidden]`. */
  readonly vectors: Tensor;
  /** Lowest and highest cosine of two different sentences. */
  readonly low: number;
  readonly high: number;
  /** The most alike pair, as indexes of `Comparison.sentences`. */
  readonly closest: readonly [number, number];
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

export function runName(index: number): string {
  return `cls/${index}`;
}

/** A sentence's pass. A cut edge belongs to the tokens of the text: only heads and layers are off for every sentence. */
export function sentenceRequest({ sentences, switches }: SceneContext, index: number): RunRequest {
  const { headsOff, layersOff } = switches;
  return {
    text: sentences[index],
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
  const { sentences, runs } = context;
  const indexes = filled(sentences);
  const passes = indexes.flatMap((index) => {
    const pass = answeredBy(runs[runName(index)]);
    return pass ? [{ number: index + 1, ...pass }] : [];
  });
  if (indexes.length < 2 || passes.length < indexes.length) return null;
  const states = passes.map(({ result, request }) =>
    finalStates(result, request.interventions?.layersOff ?? []),
  );
  const vectors: [Measure["id"], Float32Array[]][] = [
    ["cls", states.map((state) => row(state, 0))],
    ["pooled", passes.flatMap(({ result: { trace } }) => (trace.pooled ? [trace.pooled.data] : []))],
    ["mean", states.map((state) => meanPool(state))],
  ];
  return {
    sentences: passes.map(({ number, request: { text } }) => ({ text, number })),
    measures: vectors.flatMap(([id, list]) => (list.length === indexes.length ? [measure(id, list)] : [])),
  };
}

/** What leaves the last layer that is switched on: `[tokens, hidden]`. */
function finalStates({ trace }: RunResult, layersOff: readonly number[]): Tensor {
  const outputs = trace.layers.map(({ output }, layer) => (layersOff.includes(layer) ? undefined : output));
  const last = outputs.findLast((output) => output !== undefined) ?? trace.embeddings.norm;
  if (!last) throw new Error("The passes of the [CLS] scene came without hidden states.");
  return last;
}

function measure(id: Measure["id"], list: readonly Float32Array[]): Measure {
  const size = list[0].length;
  const vectors: Tensor = { shape: [list.length, size], data: new Float32Array(list.length * size) };
  list.forEach((vector, index) => {
    vectors.data.set(vector, index * size);
  });
  const cosines = cosineMatrix(vectors);
  const pairs = pairsOf(list.length);
  const at = ([i, j]: readonly [number, number]) => cosines.data[i * list.length + j];
  const closest = pairs.reduce((best, pair) => (at(pair) > at(best) ? pair : best), pairs[0]);
  const values = pairs.map(at);
  return {
    id,
    name: words.compare.measures[id],
    cosines,
    vectors,
    low: Math.min(...values),
    high: Math.max(...values),
    closest,
  };
}

/** All pairs of different indexes below `count`, the smaller first. */
export function pairsOf(count: number): [number, number][] {
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: count - i - 1 }, (_, k): [number, number] => [i, i + 1 + k]),
  ).flat();
}
