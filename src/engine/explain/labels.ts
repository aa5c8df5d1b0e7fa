import { answerable } from "../heads/span";
import { MOST_LISTED, must, type Source, sumOf } from "./parts";
import type { HeadAnswer } from "./passes";
import { phrase, type Saying } from "./phrases";
import type { PassReader } from "./reader";
import type { Explanation, NumberRef, Term } from "./reference";

type LabelRef = Extract<NumberRef, { of: "label" }>;

/** What a trained head says: the logit of a label, or its probability (HF `BertForSequenceClassification` and kin). */
export function explainLabel(reader: PassReader, ref: LabelRef): Explanation {
  if (ref.tensor === "probability") return probability(reader, ref);
  return reader.dense(ref, sayLabel(reader, ref, "logit"), "classifier", 0, ref.index, inputOf(reader, ref));
}

/** What the head's layer reads: its pooled vector, or the last state of the token it is about. */
function inputOf(reader: PassReader, { token }: LabelRef): Source {
  if (token !== undefined) return reader.lastOf(token);
  return {
    values: must(reader.trace.pooled).data,
    ref: (index) => ({ of: "pooled", index }),
    label: (index) => phrase("pooledEntry", index),
  };
}

/** e^logit ÷ its sum: over the labels; for an end of an answer, over the tokens at which one can be. */
function probability(reader: PassReader, ref: LabelRef): Explanation {
  const head = must(reader.pass.head);
  const isSpan = head.shape.reads === "span";
  const rivals: readonly LabelRef[] = isSpan
    ? answerable(reader.pass.tokens).map((token) => ({ ...ref, tensor: "logit", token }))
    : head.shape.labels.map((_, index) => ({ ...ref, tensor: "logit", index }));
  const largest = Math.max(...rivals.map((rival) => logitOf(head, rival)));
  // As the engine does: shifted by the largest, so that nothing overflows.
  const term = (rival: LabelRef): Term => {
    const value = logitOf(head, rival);
    return {
      label: sayLabel(reader, rival, "logit"),
      value,
      ref: rival,
      factor: null,
      contribution: Math.exp(value - largest),
    };
  };
  const own = rivals.find(({ token, index }) => token === ref.token && index === ref.index);
  const others = rivals.filter((rival) => rival !== own).map(term);
  others.sort((a, b) => b.contribution - a.contribution);
  const terms = [...(own ? [term(own)] : []), ...others];
  const total = sumOf(terms);
  const listed = terms.slice(0, MOST_LISTED);
  const rest = terms.slice(MOST_LISTED);
  return {
    ref,
    name: sayLabel(reader, ref, "probability"),
    // A token at which no answer can begin or end has no share.
    value: own ? terms[0].contribution / total : 0,
    formula: phrase("softmaxOfAll", largest, total, rivals.length, isSpan),
    terms: listed,
    rest: rest.length > 0 ? { count: rest.length, sum: sumOf(rest) } : null,
    bias: null,
    total,
  };
}

function logitOf({ logits, shape }: HeadAnswer, { token = 0, index }: LabelRef): number {
  return logits.data[token * shape.labels.length + index];
}

/** `logit of “positive”`, or `logit of “B-LOC” at “london”`. */
function sayLabel(reader: PassReader, { token, index }: LabelRef, what: "logit" | "probability"): Saying {
  const label = must(reader.pass.head).shape.labels[index];
  return token === undefined ? phrase(`${what}Of`, label) : phrase(`${what}At`, label, reader.token(token));
}
