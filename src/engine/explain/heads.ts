import { explanation, MOST_LISTED, must, sumOf } from "./parts";
import { phrase } from "./phrases";
import type { PassReader } from "./reader";
import type { Explanation, NumberRef, Term } from "./reference";

type Ref<Of extends NumberRef["of"]> = Extract<NumberRef, { of: Of }>;

/** tanh(W · last state of [CLS] + b) (HF `BertPooler`), or ReLU of it (HF `DistilBertForSequenceClassification`). */
export function explainPooled(reader: PassReader, ref: Ref<"pooled">): Explanation {
  const name = phrase("pooled", ref.index);
  return reader.dense(ref, name, "pooler", 0, ref.index, reader.lastOf(0), reader.pooledBy);
}

/** A next-sentence logit (HF `BertOnlyNSPHead`), or its share after softmax. */
export function explainNextSentence(reader: PassReader, ref: Ref<"nsp">): Explanation {
  if (ref.tensor === "probability") return nextSentenceShare(reader, ref);
  const name = phrase("followsLogit", ref.index === 0);
  return reader.dense(ref, name, "nsp", 0, ref.index, {
    values: must(reader.trace.pooled).data,
    ref: (index) => ({ of: "pooled", index }),
    label: (index) => phrase("pooledEntry", index),
  });
}

/** e^logit ÷ the sum of both. */
function nextSentenceShare(reader: PassReader, ref: Ref<"nsp">): Explanation {
  const terms = [0, 1].map((index): Term => {
    const logit = explainNextSentence(reader, { of: "nsp", index });
    return {
      label: logit.name,
      value: logit.value,
      ref: logit.ref,
      factor: null,
      contribution: Math.exp(logit.value),
    };
  });
  const total = sumOf(terms);
  const { value, contribution } = terms[ref.index];
  const name = phrase("followsProbability", ref.index === 0);
  const formula = phrase("softmaxOfBoth", value, total);
  return explanation(ref, name, contribution / total, formula, terms, null, total);
}

/** The MLM head before its decoder: LayerNorm(GELU(W · state + b)) (HF `BertPredictionHeadTransform`). */
export function explainMlm(reader: PassReader, ref: Ref<"mlm">): Explanation {
  const { tensor, position, index, state } = ref;
  const read = readFrom(reader, state);
  if (tensor === "dense") {
    const input = reader.guessedBy(position, state);
    return reader.dense(ref, phrase("mlm", index, read), "transform", 0, index, input, reader.activation);
  }
  const values = dense(reader, position, state);
  const name = phrase("mlmNormalized", position, index, read);
  return reader.normalized(ref, name, "mlmNorm", 0, index, values, [
    { label: phrase("mlm", index, null), value: values[index], ref: { ...ref, tensor: "dense" } },
  ]);
}

/** The hidden state that a head reads, if it is not the last. */
function readFrom({ config }: PassReader, state: number | undefined): number | null {
  return state === undefined || state === config.layers ? null : state;
}

/** GELU(W · state + b) at a position, `[hidden]`. */
function dense(reader: PassReader, position: number, state: number | undefined): Float32Array {
  const { values } = reader.guessedBy(position, state);
  return reader.denseRow("transform", values, reader.config.hiddenSize, reader.activation);
}

/** A word's logit, its probability, or its loss −ln p at a position. */
export function explainGuess(reader: PassReader, ref: Ref<"guess">): Explanation {
  if (ref.tensor === "logit") return logit(reader, ref);
  if (ref.tensor === "place") return place(reader, ref);
  const guess = probability(reader, { ...ref, tensor: "probability" });
  if (ref.tensor === "probability") return guess;
  const { position, id, state } = ref;
  const value = -Math.log(guess.value);
  const term: Term = {
    label: phrase("probabilityOf", reader.word(id)),
    value: guess.value,
    ref: { of: "guess", tensor: "probability", position, id, state },
    factor: null,
    contribution: value,
  };
  const name = phrase("wordLoss", reader.word(id), position, readFrom(reader, state));
  return explanation(ref, name, value, phrase("minusLog", guess.value), [term], null, value);
}

function logit(reader: PassReader, ref: Ref<"guess">): Explanation {
  const { position, id, state } = ref;
  const before = dense(reader, position, state);
  const values = before.map((_, index) => reader.normalize("mlmNorm", 0, index, before).value);
  const name = phrase("wordLogit", reader.word(id), position, readFrom(reader, state));
  return reader.dense(ref, name, "decoder", 0, id, {
    values,
    ref: (index) => ({ of: "mlm", tensor: "norm", position, index, state }),
    label: (index) => phrase("mlmNormalizedEntry", index),
  });
}

/** How many tokens are at least as probable: the token itself first, then the best. */
function place(reader: PassReader, ref: Ref<"guess">): Explanation {
  const { position, id, state } = ref;
  const all = must(reader.pass.guesses.find((result) => result.position === position)).guesses;
  const at = all.findIndex((guess) => guess.id === id);
  const own = must(all[at]);
  const listed = [own, ...all.slice(0, Math.min(at, MOST_LISTED - 1))].map(
    (guess): Term => ({
      label: phrase("logitOf", reader.word(guess.id)),
      value: guess.logit,
      ref: { of: "guess", tensor: "logit", position, id: guess.id, state },
      factor: null,
      contribution: 1,
    }),
  );
  const total = at + 1;
  const others = total - listed.length;
  return {
    ref,
    name: phrase("wordPlace", reader.word(id), position, readFrom(reader, state)),
    value: total,
    formula: phrase("placeFormula", own.logit, all.length),
    terms: listed,
    rest: others > 0 ? { count: others, sum: others } : null,
    bias: null,
    total,
  };
}

function probability(reader: PassReader, ref: Ref<"guess">): Explanation {
  const { position, id, state } = ref;
  const all = must(reader.pass.guesses.find((result) => result.position === position)).guesses;
  const logits = new Float64Array(all.length);
  for (const guess of all) logits[guess.id] = guess.logit;
  const term = (other: number): Term => ({
    label: phrase("logitOf", reader.word(other)),
    value: logits[other],
    ref: { of: "guess", tensor: "logit", position, id: other, state },
    factor: null,
    contribution: Math.exp(logits[other]),
  });
  let total = 0;
  for (const value of logits) total += Math.exp(value);
  const listed = [...new Set([id, ...all.slice(0, MOST_LISTED).map((guess) => guess.id)])]
    .slice(0, MOST_LISTED)
    .map(term);
  return {
    ref,
    name: phrase("wordProbability", reader.word(id), position, readFrom(reader, state)),
    value: Math.exp(logits[id]) / total,
    formula: phrase("softmaxOfWords", logits[id], total, logits.length),
    terms: listed,
    rest: { count: logits.length - listed.length, sum: total - sumOf(listed) },
    bias: null,
    total,
  };
}
