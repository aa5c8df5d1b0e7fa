import { explanation, GELU, LISTED, must, numberText, sumOf } from "./parts";
import type { PassReader } from "./reader";
import type { Explanation, NumberRef, Term } from "./reference";

type Ref<Of extends NumberRef["of"]> = Extract<NumberRef, { of: Of }>;

/** tanh(W · last state of [CLS] + b) (HF `BertPooler`). */
export function explainPooled(reader: PassReader, ref: Ref<"pooled">): Explanation {
  const tanh = { name: "tanh", apply: Math.tanh };
  const name = `pooled vector, entry ${ref.index}`;
  return reader.dense(ref, name, "pooler", 0, ref.index, reader.lastOf(0), tanh);
}

/** A next-sentence logit (HF `BertOnlyNSPHead`), or its share after softmax. */
export function explainNextSentence(reader: PassReader, ref: Ref<"nsp">): Explanation {
  if (ref.tensor === "probability") return nextSentenceShare(reader, ref);
  const name = ref.index === 0 ? "logit: B follows A" : "logit: B does not follow A";
  return reader.dense(ref, name, "nsp", 0, ref.index, {
    values: must(reader.trace.pooled).data,
    ref: (index) => ({ of: "pooled", index }),
    label: (index) => `pooled, entry ${index}`,
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
  const name = ref.index === 0 ? "probability: B follows A" : "probability: B does not follow A";
  const formula = `e^${numberText(value)} ÷ ${numberText(total)} (the sum of e^logit over both)`;
  return explanation(ref, name, contribution / total, formula, terms, null, total);
}

/** The MLM head before its decoder: LayerNorm(GELU(W · state + b)) (HF `BertPredictionHeadTransform`). */
export function explainMlm(reader: PassReader, ref: Ref<"mlm">): Explanation {
  const { tensor, position, index, state } = ref;
  const where = `${index}${stateWords(reader, state)}`;
  if (tensor === "dense") {
    const input = reader.stateOf(state ?? reader.config.layers, position);
    return reader.dense(ref, `MLM head, entry ${where}`, "transform", 0, index, input, GELU);
  }
  const values = dense(reader, position, state);
  const name = `MLM head at position ${position}, normalized, entry ${where}`;
  return reader.normalized(ref, name, "mlmNorm", 0, index, values, [
    { label: `MLM head, entry ${index}`, value: values[index], ref: { ...ref, tensor: "dense" } },
  ]);
}

function stateWords({ config }: PassReader, state: number | undefined): string {
  if (state === undefined || state === config.layers) return "";
  return state === 0 ? ", read after the embeddings" : `, read after layer ${state}`;
}

/** GELU(W · state + b) at a position, `[hidden]`. */
function dense(reader: PassReader, position: number, state: number | undefined): Float32Array {
  const { values } = reader.stateOf(state ?? reader.config.layers, position);
  return reader.denseRow("transform", values, reader.config.hiddenSize, GELU);
}

/** A word's logit, its probability, or its loss −ln p at a position. */
export function explainGuess(reader: PassReader, ref: Ref<"guess">): Explanation {
  if (ref.tensor === "logit") return logit(reader, ref);
  const guess = probability(reader, { ...ref, tensor: "probability" });
  if (ref.tensor === "probability") return guess;
  const { position, id, state } = ref;
  const value = -Math.log(guess.value);
  const term: Term = {
    label: `probability of ${reader.word(id)}`,
    value: guess.value,
    ref: { of: "guess", tensor: "probability", position, id, state },
    factor: null,
    contribution: value,
  };
  const name = `loss of ${reader.word(id)} at position ${position}${stateWords(reader, state)}`;
  return explanation(ref, name, value, `−ln ${numberText(guess.value)}`, [term], null, value);
}

function logit(reader: PassReader, ref: Ref<"guess">): Explanation {
  const { position, id, state } = ref;
  const before = dense(reader, position, state);
  const values = before.map((_, index) => reader.normalize("mlmNorm", 0, index, before).value);
  const name = `logit of ${reader.word(id)} at position ${position}${stateWords(reader, state)}`;
  return reader.dense(ref, name, "decoder", 0, id, {
    values,
    ref: (index) => ({ of: "mlm", tensor: "norm", position, index, state }),
    label: (index) => `MLM head, normalized, entry ${index}`,
  });
}

function probability(reader: PassReader, ref: Ref<"guess">): Explanation {
  const { position, id, state } = ref;
  const all = must(reader.pass.guesses.find((result) => result.position === position)).guesses;
  const logits = new Float64Array(all.length);
  for (const guess of all) logits[guess.id] = guess.logit;
  const term = (other: number): Term => ({
    label: `logit of ${reader.word(other)}`,
    value: logits[other],
    ref: { of: "guess", tensor: "logit", position, id: other, state },
    factor: null,
    contribution: Math.exp(logits[other]),
  });
  let total = 0;
  for (const value of logits) total += Math.exp(value);
  const listed = [...new Set([id, ...all.slice(0, LISTED).map((guess) => guess.id)])]
    .slice(0, LISTED)
    .map(term);
  return {
    ref,
    name: `probability of ${reader.word(id)} at position ${position}${stateWords(reader, state)}`,
    value: Math.exp(logits[id]) / total,
    formula: `e^${numberText(logits[id])} ÷ ${numberText(total)} (the sum of e^logit over all ${logits.length} tokens)`,
    terms: listed,
    rest: { count: logits.length - listed.length, sum: total - sumOf(listed) },
    bias: null,
    total,
  };
}
