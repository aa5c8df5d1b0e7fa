import { borderText, numberText } from "../../engine";
import type { EmbeddingTensorName, StateTensorName } from "../../engine/trace";
import { plural } from "../../ui/format";
import type { Translated } from "../area";
import type { words } from "../explain";

const n = (value: number): string => numberText(value).replace(".", ",");
const border = (value: number): string => borderText(value).replace(".", ",");

const EMBEDDINGS: Readonly<Record<EmbeddingTensorName, string>> = {
  word: "embedding del token",
  position: "embedding de la posición",
  tokenType: "embedding del segmento",
  sum: "embedding sumado",
  norm: "embedding normalizado",
};

const STATES: Readonly<Record<StateTensorName, string>> = {
  query: "consulta",
  key: "clave",
  value: "valor",
  context: "valores reunidos",
  attentionOutput: "lo que escribe la atención",
  attentionNorm: "estado tras la atención",
  preActivation: "suma feed-forward antes de la activación",
  intermediate: "activación feed-forward",
  ffnOutput: "lo que escribe la parte feed-forward",
  output: "estado oculto",
};

const TABLES = {
  word: "de embeddings de palabras",
  position: "de posiciones",
  tokenType: "de segmentos",
} as const;

const TASKS: Readonly<Record<string, string>> = {
  sentiment: "sentimiento",
  ner: "entidades",
  qa: "preguntas",
};

const read = (state: number | null): string =>
  state === null ? "" : state === 0 ? ", leída tras los embeddings" : `, leída tras la capa ${state}`;

const when = (step: number, rate: number): string =>
  `tras ${step} ${plural(step, "paso", "pasos")} con tasa ${String(rate).replace(".", ",")}`;

const input = (isCls: boolean): string => (isCls ? "[CLS]" : "media de las palabras");

const set = (count: number, learned: boolean): string =>
  `${count} frases ${learned ? "aprendidas" : "reservadas"}`;

export const explain: Translated<typeof words> = {
  queryEntry: (index) => `consulta, entrada ${index}`,
  score: (from, to, layer, head) => `puntuación «${from}» → «${to}», capa ${layer}, cabeza ${head}`,
  scoreFormula: (total, headSize) => `Σ consulta × clave = ${n(total)}, ÷ √${headSize}`,
  attention: (from, to, layer, head) =>
    `probabilidad de atención «${from}» → «${to}», capa ${layer}, cabeza ${head}`,
  scoreOf: (token) => `puntuación de «${token}»`,
  masked: () => "enmascarado: e^−∞ = 0",
  softmaxOfRow: (score, total) => `e^${n(score)} ÷ ${n(total)} (la suma de e^puntuación en la fila)`,
  head: (head) => `cabeza ${head}`,
  meanAttention: (from, to, layer) => `atención «${from}» → «${to}», capa ${layer}, media de las cabezas`,
  meanAttentionFormula: (heads) => `Σ probabilidad de atención ÷ ${heads} cabezas`,
  patternFormula: (count) =>
    plural(
      count,
      "probabilidad de atención del único token que podía mostrarlo",
      `probabilidad de atención media sobre los ${count} tokens que podían mostrarlo`,
    ),
  broadFormula: (count) => `entropía media sobre ${count} tokens ÷ ln ${count}`,
  edge: (from, to) => `«${from}» → «${to}»`,
  rowEntropy: (token) => `entropía de la atención de «${token}»`,
  rowEntropyIn: (token, layer, head) =>
    `entropía de la atención de «${token}», capa ${layer}, cabeza ${head}`,
  to: (token) => `a «${token}»`,
  rollout: (from, to, layer) => `rollout «${from}» → «${to}», tras la capa ${layer}`,
  rolloutOfNone: () => "no hay ninguna capa encendida: cada token es él mismo",
  rolloutBefore: (from, to, layer) => `«${from}» → «${to}», tras la capa ${layer}`,
  rolloutFormula: () => "Σ rollout anterior × (½ atención + ½ si es el propio token)",
  meanAttentionTo: (token) => `atención media a «${token}»`,
  itself: () => "el propio token",
  residual: (from, to, layer) => `½ atención + ½ residual, «${from}» → «${to}», capa ${layer}`,
  residualFormula: (isItself) => (isItself ? "½ × atención + ½" : "½ × atención"),
  embedding: (part, token, index) => `${EMBEDDINGS[part]} de «${token}», entrada ${index}`,
  embeddingPart: (part) => EMBEDDINGS[part],
  embeddingsSum: () => "suma de los embeddings",
  normalizedEntry: (index) => `entrada ${index} de su LayerNorm`,
  embeddingFormula: () => "token + posición + segmento",
  positionRow: (row, index) => `embedding de la posición ${row}, entrada ${index}`,
  learnedToken: (index, row, token) =>
    `aprendido: entrada ${index} de la fila ${row} («${token}») de la tabla de embeddings de palabras`,
  learned: (index, row, table) =>
    `aprendido: entrada ${index} de la fila ${row} de la tabla ${TABLES[table]}`,
  state: (tensor, token, layer, index) => `${STATES[tensor]}, «${token}», capa ${layer}, entrada ${index}`,
  stateEntry: (tensor, index) => `${STATES[tensor]}, entrada ${index}`,
  notUsed: (name) => `${name} (capa apagada: no se usa)`,
  afterLayer: (token, layer, index) => `«${token}» tras la capa ${layer}, entrada ${index}`,
  embeddingEntry: (token, index) => `embedding de «${token}», entrada ${index}`,
  hiddenMean: (tokens, state, index) =>
    `media de ${tokens} tokens tras ${state === 0 ? "los embeddings" : `la capa ${state}`}, entrada ${index}`,
  hiddenMeanFormula: (tokens) => `Σ entrada ÷ ${tokens}`,
  namedEntry: (name, index) => `${name}, entrada ${index}`,
  valueOf: (token, index) => `valor de «${token}», entrada ${index}`,
  headOff: () => "la cabeza está apagada: 0",
  gathered: () => "Σ probabilidad de atención × valor",
  dense: () => "Σ peso × entrada + sesgo",
  activated: (activation, total) => `${activation}(Σ peso × entrada + sesgo) = ${activation}(${n(total)})`,
  norm: (value, mean, deviation, gamma, beta) =>
    `LayerNorm: (${n(value)} − media ${n(mean)}) ÷ desviación ${n(deviation)} × ${n(gamma)} + ${n(beta)}`,
  pooled: (index) => `vector del pooler, entrada ${index}`,
  pooledEntry: (index) => `pooler, entrada ${index}`,
  followsLogit: (follows) => (follows ? "logit: B sigue a A" : "logit: B no sigue a A"),
  followsProbability: (follows) => (follows ? "probabilidad: B sigue a A" : "probabilidad: B no sigue a A"),
  softmaxOfBoth: (logit, total) => `e^${n(logit)} ÷ ${n(total)} (la suma de e^logit de ambos)`,
  mlm: (index, state) => `cabeza MLM, entrada ${index}${read(state)}`,
  mlmNormalized: (position, index, state) =>
    `cabeza MLM en la posición ${position}, normalizada, entrada ${index}${read(state)}`,
  mlmNormalizedEntry: (index) => `cabeza MLM, normalizada, entrada ${index}`,
  wordLoss: (word, position, state) => `pérdida de «${word}» en la posición ${position}${read(state)}`,
  wordLogit: (word, position, state) =>
    `logit de «${word}» en la posición ${position}${read(state).replace("leída", "leído")}`,
  wordProbability: (word, position, state) =>
    `probabilidad de «${word}» en la posición ${position}${read(state)}`,
  wordPlace: (word, position, state) =>
    `puesto de «${word}» en la posición ${position}, el más probable primero${read(state)}`,
  placeFormula: (logit, words) => `1 por cada uno de los ${words} tokens con un logit de ${n(logit)} o más`,
  minusLog: (probability) => `−ln ${n(probability)}`,
  probabilityOf: (what) => `probabilidad de «${what}»`,
  logitOf: (what) => `logit de «${what}»`,
  softmaxOfWords: (logit, total, count) =>
    `e^${n(logit)} ÷ ${n(total)} (la suma de e^logit de los ${count} tokens)`,
  logitAt: (label, token) => `logit de «${label}» en «${token}»`,
  probabilityAt: (label, token) => `probabilidad de «${label}» en «${token}»`,
  softmaxOfAll: (largest, total, count, overTokens) =>
    `e^(logit − ${n(largest)}) ÷ ${n(total)} (lo mismo de ${overTokens ? `los ${count} tokens` : `las ${count} etiquetas`} en total)`,
  ofTunedEncoder: (name, task) => `${name} (codificador ajustado para ${TASKS[task] ?? task})`,
  ofTrainedHead: (name, task) => `${name} (cabeza entrenada para ${TASKS[task] ?? task})`,
  ofOwnHead: (name) => `${name} (cabeza de tu propio modelo)`,
  entropyFormula: () => "−Σ p · ln p, en nats",
  aEntry: (index) => `a, entrada ${index}`,
  entry: (index) => `entrada ${index}`,
  cosineFormula: (product, a, b) => `a · b ÷ (|a| · |b|) = ${n(product)} ÷ (${n(a)} · ${n(b)})`,
  distanceFormula: (product, a, b) => `1 − a · b ÷ (|a| · |b|) = ${n(product)} ÷ (${n(a)} · ${n(b)})`,
  meanCosineFormula: (pairs) => `media sobre ${pairs} ${plural(pairs, "par", "pares")}`,
  lengthFormula: (total) => `√Σ entrada² = √${n(total)}`,
  countFormula: (entries, least, below) =>
    `1 por cada una de las ${entries} entradas que va desde ${border(least)} hasta menos de ${border(below)}`,
  countAboveFormula: (entries, above) =>
    `1 por cada una de las ${entries} entradas que supera ${border(above)}`,
  productFormula: (first, second, a, b) => `${first} × ${second} = ${n(a)} × ${n(b)}`,
  perplexityFormula: (mean) => `e^(pérdida media) = e^${n(mean)}`,
  ranksFormula: (middle, spread) =>
    `Σ puesto en un orden × puesto en el otro, ambos contados desde el centro (${n(middle)}), ÷ ${n(spread)}`,
  trainedLoss: (step, rate) => `pérdida ${when(step, rate)}`,
  trainedLossFormula: (count, learned) => `media de −ln p sobre ${set(count, learned)}`,
  lossOf: (sentence) => `pérdida de «${sentence}»`,
  sentenceLoss: (sentence, step, rate) => `pérdida de «${sentence}» ${when(step, rate)}`,
  classProbability: (label, sentence, step, rate) =>
    `probabilidad de «${label}» para «${sentence}» ${when(step, rate)}`,
  classLogit: (label, sentence, step, rate) => `logit de «${label}» para «${sentence}» ${when(step, rate)}`,
  classError: (label, sentence, step, rate) => `error de «${label}» para «${sentence}» ${when(step, rate)}`,
  softmaxOfClasses: (logit, largest, total, classes) =>
    `e^(${n(logit)} − ${n(largest)}) ÷ ${n(total)} (la suma de e^(logit − el mayor logit) de ${classes} clases)`,
  errorFormula: () => "probabilidad − lo que debería ser",
  goal: () => "lo que debería ser",
  featureEntry: (isCls, index) => `${input(isCls)}, entrada ${index}`,
  gradientOfStep: (step) => `gradiente del paso ${step}`,
  weight: (index, label, step, rate) => `peso de la entrada ${index} para «${label}» ${when(step, rate)}`,
  weightFormula: (steps) => `0 − Σ tasa × gradiente, en ${steps} pasos`,
  entryOf: (index, sentence) => `entrada ${index} de «${sentence}»`,
  gradient: (index, label, step) => `gradiente de la entrada ${index} para «${label}», paso ${step}`,
  gradientFormula: (sentences) => `Σ entrada × error ÷ ${sentences}, sobre las frases del paso`,
};
