import type { EmbeddingTensorName, StateTensorName } from "../trace";

/** A number in a formula: four digits and a real minus sign. */
export const numberText = (value: number): string => value.toPrecision(4).replaceAll("-", "−");

/** The end of a range, with the digits it was given. */
export const borderText = (value: number): string => String(value).replace("-", "−");

const EMBEDDINGS: Readonly<Record<EmbeddingTensorName, string>> = {
  word: "token embedding",
  position: "position embedding",
  tokenType: "segment embedding",
  sum: "summed embedding",
  norm: "normalized embedding",
};

const STATES: Readonly<Record<StateTensorName, string>> = {
  query: "query",
  key: "key",
  value: "value",
  context: "gathered values",
  attentionOutput: "what attention writes",
  attentionNorm: "state after attention",
  preActivation: "feed-forward sum before the activation",
  intermediate: "feed-forward activation",
  ffnOutput: "what the feed-forward part writes",
  output: "hidden state",
};

/** Where a head reads, if not from the last layer. */
const read = (state: number | null): string =>
  state === null ? "" : state === 0 ? ", read after the embeddings" : `, read after layer ${state}`;

const when = (step: number, rate: number): string =>
  `after ${step} ${step === 1 ? "step" : "steps"} at rate ${rate}`;

const input = (isCls: boolean): string => (isCls ? "[CLS]" : "mean of words");

const set = (count: number, learned: boolean): string =>
  `${count} ${learned ? "learned" : "held-out"} sentences`;

/**
 * What explanations say, in English, by code: names of numbers, labels of inputs, formulas. Explanations hold codes
 * and values only; a page makes words of them, these or another language's.
 */
export const PHRASES = {
  // Attention.
  queryEntry: (index: number) => `query entry ${index}`,
  score: (from: string, to: string, layer: number, head: number) =>
    `score “${from}” → “${to}”, layer ${layer}, head ${head}`,
  scoreFormula: (total: number, headSize: number) => `Σ query × key = ${numberText(total)}, ÷ √${headSize}`,
  attention: (from: string, to: string, layer: number, head: number) =>
    `attention probability “${from}” → “${to}”, layer ${layer}, head ${head}`,
  scoreOf: (token: string) => `score of “${token}”`,
  masked: () => "masked: e^−∞ = 0",
  softmaxOfRow: (score: number, total: number) =>
    `e^${numberText(score)} ÷ ${numberText(total)} (the sum of e^score over the row)`,
  head: (head: number) => `head ${head}`,
  meanAttention: (from: string, to: string, layer: number) =>
    `attention “${from}” → “${to}”, layer ${layer}, mean over heads`,
  meanAttentionFormula: (heads: number) => `Σ attention probability ÷ ${heads} heads`,
  patternFormula: (count: number) => `mean attention probability over ${count} tokens that could show it`,
  broadFormula: (count: number) => `mean entropy over ${count} tokens ÷ ln ${count}`,
  edge: (from: string, to: string) => `“${from}” → “${to}”`,
  rowEntropy: (token: string) => `entropy of the attention of “${token}”`,
  rowEntropyIn: (token: string, layer: number, head: number) =>
    `entropy of the attention of “${token}”, layer ${layer}, head ${head}`,
  to: (token: string) => `to “${token}”`,
  rollout: (from: string, to: string, layer: number) => `rollout “${from}” → “${to}”, after layer ${layer}`,
  rolloutOfNone: () => "no layer is on: each token is itself",
  rolloutBefore: (from: string, to: string, layer: number) => `“${from}” → “${to}”, after layer ${layer}`,
  rolloutFormula: () => "Σ rollout before × (½ attention + ½ if it is the token itself)",
  meanAttentionTo: (token: string) => `mean attention to “${token}”`,
  itself: () => "the token itself",
  residual: (from: string, to: string, layer: number) =>
    `½ attention + ½ residual, “${from}” → “${to}”, layer ${layer}`,
  residualFormula: (isItself: boolean) => (isItself ? "½ × attention + ½" : "½ × attention"),
  // Embeddings and hidden states.
  embedding: (part: EmbeddingTensorName, token: string, index: number) =>
    `${EMBEDDINGS[part]} of “${token}”, entry ${index}`,
  embeddingPart: (part: EmbeddingTensorName) => EMBEDDINGS[part],
  embeddingsSum: () => "sum of the embeddings",
  normalizedEntry: (index: number) => `entry ${index} of its LayerNorm`,
  embeddingFormula: () => "token + position + segment",
  positionRow: (row: number, index: number) => `position embedding ${row}, entry ${index}`,
  learnedToken: (index: number, row: number, token: string) =>
    `learned: entry ${index} of row ${row} (“${token}”) of the word embedding table`,
  learned: (index: number, row: number, table: "word" | "position" | "tokenType") =>
    `learned: entry ${index} of row ${row} of the ${{ word: "word embedding", position: "position", tokenType: "segment" }[table]} table`,
  state: (tensor: StateTensorName, token: string, layer: number, index: number) =>
    `${STATES[tensor]} of “${token}”, layer ${layer}, entry ${index}`,
  stateEntry: (tensor: StateTensorName, index: number) => `${STATES[tensor]}, entry ${index}`,
  notUsed: (name: string) => `${name} (layer switched off: not used)`,
  afterLayer: (token: string, layer: number, index: number) =>
    `“${token}” after layer ${layer}, entry ${index}`,
  embeddingEntry: (token: string, index: number) => `embedding of “${token}”, entry ${index}`,
  hiddenMean: (tokens: number, state: number, index: number) =>
    `mean of ${tokens} tokens after ${state === 0 ? "the embeddings" : `layer ${state}`}, entry ${index}`,
  hiddenMeanFormula: (tokens: number) => `Σ entry ÷ ${tokens}`,
  namedEntry: (name: string, index: number) => `${name}, entry ${index}`,
  valueOf: (token: string, index: number) => `value of “${token}”, entry ${index}`,
  headOff: () => "the head is switched off: 0",
  gathered: () => "Σ attention probability × value",
  dense: () => "Σ weight × input + bias",
  activated: (activation: string, total: number) =>
    `${activation}(Σ weight × input + bias) = ${activation}(${numberText(total)})`,
  norm: (value: number, mean: number, deviation: number, gamma: number, beta: number) =>
    `LayerNorm: (${numberText(value)} − mean ${numberText(mean)}) ÷ deviation ${numberText(deviation)}` +
    ` × ${numberText(gamma)} + ${numberText(beta)}`,
  // Heads.
  pooled: (index: number) => `pooled vector, entry ${index}`,
  pooledEntry: (index: number) => `pooled, entry ${index}`,
  followsLogit: (follows: boolean) => (follows ? "logit: B follows A" : "logit: B does not follow A"),
  followsProbability: (follows: boolean) =>
    follows ? "probability: B follows A" : "probability: B does not follow A",
  softmaxOfBoth: (logit: number, total: number) =>
    `e^${numberText(logit)} ÷ ${numberText(total)} (the sum of e^logit over both)`,
  mlm: (index: number, state: number | null) => `MLM head, entry ${index}${read(state)}`,
  mlmNormalized: (position: number, index: number, state: number | null) =>
    `MLM head at position ${position}, normalized, entry ${index}${read(state)}`,
  mlmNormalizedEntry: (index: number) => `MLM head, normalized, entry ${index}`,
  wordLoss: (word: string, position: number, state: number | null) =>
    `loss of “${word}” at position ${position}${read(state)}`,
  wordLogit: (word: string, position: number, state: number | null) =>
    `logit of “${word}” at position ${position}${read(state)}`,
  wordProbability: (word: string, position: number, state: number | null) =>
    `probability of “${word}” at position ${position}${read(state)}`,
  wordPlace: (word: string, position: number, state: number | null) =>
    `place of “${word}” at position ${position}, the most probable being first${read(state)}`,
  placeFormula: (logit: number, words: number) =>
    `1 for each of the ${words} tokens with a logit of at least ${numberText(logit)}`,
  minusLog: (probability: number) => `−ln ${numberText(probability)}`,
  probabilityOf: (what: string) => `probability of “${what}”`,
  logitOf: (what: string) => `logit of “${what}”`,
  softmaxOfWords: (logit: number, total: number, words: number) =>
    `e^${numberText(logit)} ÷ ${numberText(total)} (the sum of e^logit over all ${words} tokens)`,
  logitAt: (label: string, token: string) => `logit of “${label}” at “${token}”`,
  probabilityAt: (label: string, token: string) => `probability of “${label}” at “${token}”`,
  softmaxOfAll: (largest: number, total: number, count: number, overTokens: boolean) =>
    `e^(logit − ${numberText(largest)}) ÷ ${numberText(total)} ` +
    `(the same of all ${count} ${overTokens ? "tokens" : "labels"} together)`,
  ofTunedEncoder: (name: string, task: string) => `${name} (encoder tuned for ${task})`,
  ofTrainedHead: (name: string, task: string) => `${name} (head trained for ${task})`,
  ofOwnHead: (name: string) => `${name} (head of your own model)`,
  // Numbers made of others.
  entropyFormula: () => "−Σ p · ln p, in nats",
  aEntry: (index: number) => `a, entry ${index}`,
  entry: (index: number) => `entry ${index}`,
  cosineFormula: (product: number, a: number, b: number) =>
    `a · b ÷ (|a| · |b|) = ${numberText(product)} ÷ (${numberText(a)} · ${numberText(b)})`,
  distanceFormula: (product: number, a: number, b: number) =>
    `1 − a · b ÷ (|a| · |b|) = ${numberText(product)} ÷ (${numberText(a)} · ${numberText(b)})`,
  meanCosineFormula: (pairs: number) => `mean over ${pairs} ${pairs === 1 ? "pair" : "pairs"}`,
  lengthFormula: (total: number) => `√Σ entry² = √${numberText(total)}`,
  countFormula: (entries: number, least: number, below: number) =>
    `1 for each of the ${entries} entries from ${borderText(least)} to below ${borderText(below)}`,
  countAboveFormula: (entries: number, above: number) =>
    `1 for each of the ${entries} entries above ${borderText(above)}`,
  productFormula: (first: string, second: string, a: number, b: number) =>
    `${first} × ${second} = ${numberText(a)} × ${numberText(b)}`,
  perplexityFormula: (mean: number) => `e^(mean loss) = e^${numberText(mean)}`,
  ranksFormula: (middle: number, spread: number) =>
    `Σ place in one order × place in the other, both counted from the middle (${numberText(middle)}), ÷ ${numberText(spread)}`,
  // Heads trained in the browser.
  trainedLoss: (step: number, rate: number) => `loss ${when(step, rate)}`,
  trainedLossFormula: (count: number, learned: boolean) => `mean of −ln p over ${set(count, learned)}`,
  lossOf: (sentence: string) => `loss of “${sentence}”`,
  sentenceLoss: (sentence: string, step: number, rate: number) => `loss of “${sentence}” ${when(step, rate)}`,
  classProbability: (label: string, sentence: string, step: number, rate: number) =>
    `probability of “${label}” for “${sentence}” ${when(step, rate)}`,
  classLogit: (label: string, sentence: string, step: number, rate: number) =>
    `logit of “${label}” for “${sentence}” ${when(step, rate)}`,
  classError: (label: string, sentence: string, step: number, rate: number) =>
    `error of “${label}” for “${sentence}” ${when(step, rate)}`,
  softmaxOfClasses: (logit: number, largest: number, total: number, classes: number) =>
    `e^(${numberText(logit)} − ${numberText(largest)}) ÷ ${numberText(total)} (the sum of e^(logit − largest logit) over ${classes} classes)`,
  errorFormula: () => "probability − what it should be",
  goal: () => "what it should be",
  featureEntry: (isCls: boolean, index: number) => `${input(isCls)}, entry ${index}`,
  gradientOfStep: (step: number) => `gradient of step ${step}`,
  weight: (index: number, label: string, step: number, rate: number) =>
    `weight of entry ${index} for “${label}” ${when(step, rate)}`,
  weightFormula: (steps: number) => `0 − Σ rate × gradient, over ${steps} steps`,
  entryOf: (index: number, sentence: string) => `entry ${index} of “${sentence}”`,
  gradient: (index: number, label: string, step: number) =>
    `gradient of entry ${index} for “${label}”, step ${step}`,
  gradientFormula: (sentences: number) => `Σ entry × error ÷ ${sentences}, over the step’s sentences`,
} as const;

type Phrases = typeof PHRASES;

/** A phrase by its code, with the values it needs. */
interface Phrase {
  readonly code: keyof Phrases;
  readonly values: readonly (Saying | number | boolean | null)[];
}

/** Words about a number: a phrase of the table, or what the page that asked gave it as a name. */
export type Saying = string | Phrase;

/** Where a phrase has a text, another phrase may stand. */
type Values<Given extends readonly unknown[]> = {
  [At in keyof Given]: string extends Given[At] ? Saying : Given[At];
};

/** A phrase; its values are checked against the table. */
export function phrase<Code extends keyof Phrases>(
  code: Code,
  ...values: Values<Parameters<Phrases[Code]>>
): Phrase {
  return { code, values: values as Phrase["values"] };
}

/** The words of a saying, by some language's table. */
export function wordsOf(saying: Saying, phrases: Phrases = PHRASES): string {
  if (typeof saying === "string") return saying;
  const say = phrases[saying.code] as (...values: readonly unknown[]) => string;
  return say(
    ...saying.values.map((value) =>
      typeof value === "object" && value !== null ? wordsOf(value, phrases) : value,
    ),
  );
}
