import type { NormName } from "../model/weightReader";
import { attentionRow, row } from "../tensor";
import type { StateTensorName } from "../trace";
import { explanation, must, plain, type Source, sumOf } from "./parts";
import { phrase, type Saying } from "./phrases";
import type { PassReader } from "./reader";
import type { Explanation, NumberRef, Term } from "./reference";

type Ref<Of extends NumberRef["of"]> = Extract<NumberRef, { of: Of }>;

/** The embeddings: three rows of learned tables, their sum, its LayerNorm (HF `BertEmbeddings`). */
export function explainEmbedding(reader: PassReader, ref: Ref<"embedding">): Explanation {
  const { tensor, token, index } = ref;
  const { embeddings } = reader.trace;
  const name = phrase("embedding", tensor, reader.token(token), index);
  const at = (other: "word" | "position" | "tokenType" | "sum") => row(must(embeddings[other]), token);
  if (tensor === "norm") {
    const values = at("sum");
    // Narrow embeddings are widened behind their LayerNorm (HF `ElectraModel.embeddings_project`).
    if (reader.config.embeddingSize !== reader.config.hiddenSize) {
      return reader.dense(ref, name, "projection", 0, index, {
        values: values.map((_, i) => reader.normalize("embeddingNorm", 0, i, values).value),
        ref: () => null,
        label: (i) => phrase("normalizedEntry", i),
      });
    }
    return reader.normalized(ref, name, "embeddingNorm", 0, index, values, [
      { label: phrase("embeddingsSum"), value: values[index], ref: { ...ref, tensor: "sum" } },
    ]);
  }
  if (tensor === "sum") {
    const parts = (["word", "position", "tokenType"] as const).map((part) => ({
      label: phrase("embeddingPart", part),
      value: at(part)[index],
      ref: { ...ref, tensor: part },
    }));
    const total = parts.reduce((sum, part) => sum + part.value, 0);
    return explanation(ref, name, total, phrase("embeddingFormula"), parts.map(plain), null, total);
  }
  const { inputIds, segmentIds } = reader.pass;
  const formula =
    tensor === "word"
      ? phrase("learnedToken", index, inputIds[token], reader.token(token))
      : phrase("learned", index, tensor === "position" ? token : segmentIds[token], tensor);
  const value = at(tensor)[index];
  return explanation(ref, name, value, formula, [], null, value);
}

/** A row of a learned table, read for itself. */
export function explainRow(reader: PassReader, ref: Ref<"row">): Explanation {
  const { table, row: at, index } = ref;
  const value = reader.tableRow(table, at)[index];
  const name =
    table === "word" ? phrase("embedding", "word", reader.word(at), index) : phrase("positionRow", at, index);
  return explanation(ref, name, value, phrase("learned", index, at, table), [], null, value);
}

/** One entry of a layer's `[tokens, hidden]` tensor (HF `BertLayer`). */
export function explainState(reader: PassReader, ref: Ref<"state">): Explanation {
  const { tensor, layer, token, index } = ref;
  const name = phrase("state", tensor, reader.token(token), layer + 1, index);
  const of = (other: StateTensorName) => reader.source(other, layer, token);
  switch (tensor) {
    case "query":
    case "key":
    case "value":
      return reader.dense(ref, name, tensor, layer, index, reader.inputOf(layer, token));
    case "context":
      return context(reader, ref, name);
    case "attentionOutput":
      return reader.dense(ref, name, "attentionOutput", layer, index, of("context"));
    case "preActivation":
      return reader.dense(ref, name, "intermediate", layer, index, of("attentionNorm"));
    case "intermediate":
      return reader.dense(ref, name, "intermediate", layer, index, of("attentionNorm"), reader.activation);
    case "ffnOutput":
      return reader.dense(ref, name, "output", layer, index, of("intermediate"));
    case "attentionNorm":
      return addAndNorm(
        reader,
        ref,
        name,
        "attentionNorm",
        reader.inputOf(layer, token),
        of("attentionOutput"),
      );
    case "output": {
      const explained = addAndNorm(reader, ref, name, "outputNorm", of("attentionNorm"), of("ffnOutput"));
      return reader.isLayerOff(layer) ? { ...explained, name: phrase("notUsed", name) } : explained;
    }
  }
}

/** A mean of hidden states over tokens; for one token, its hidden state. */
export function explainHidden(reader: PassReader, ref: Ref<"hidden">): Explanation {
  const { state, tokens, index } = ref;
  const sources = tokens.map((token) => reader.stateOf(state, token));
  const terms = sources.map((source): Term => {
    const value = source.values[index];
    return {
      label: source.label(index),
      value,
      ref: source.ref(index),
      factor: { value: 1 / tokens.length, ref: null },
      contribution: value / tokens.length,
    };
  });
  const total = sumOf(terms);
  const name = phrase("hiddenMean", tokens.length, state, index);
  return explanation(ref, name, total, phrase("hiddenMeanFormula", tokens.length), terms, null, total);
}

function addAndNorm(
  reader: PassReader,
  ref: Ref<"state">,
  name: Saying,
  norm: NormName,
  residual: Source,
  written: Source,
): Explanation {
  const values = residual.values.map((value, i) => value + written.values[i]);
  return reader.normalized(
    ref,
    name,
    norm,
    ref.layer,
    ref.index,
    values,
    [residual, written].map((source) => ({
      label: source.label(ref.index),
      value: source.values[ref.index],
      ref: source.ref(ref.index),
    })),
  );
}

/** One number of a weighted sum over tokens: Σⱼ probability · value. */
function context(reader: PassReader, ref: Ref<"state">, name: Saying): Explanation {
  const { layer, token, index } = ref;
  const { headSize, hiddenSize } = reader.config;
  const head = Math.floor(index / headSize);
  const probs = attentionRow(reader.tensor(layer, "probs"), head, token);
  const value = reader.tensor(layer, "context").data[token * hiddenSize + index];
  const terms = Array.from(probs, (probability, to): Term => {
    const v = row(reader.tensor(layer, "value"), to)[index];
    return {
      label: phrase("valueOf", reader.token(to), index),
      value: v,
      ref: { of: "state", tensor: "value", layer, token: to, index },
      factor: {
        value: probability,
        ref: { of: "attention", tensor: "probs", layer, head, from: token, to },
      },
      contribution: v * probability,
    };
  });
  const total = sumOf(terms);
  // A head that is switched off writes zeros whatever it gathered.
  const formula = phrase(value === 0 && total !== 0 ? "headOff" : "gathered");
  return explanation(ref, name, value, formula, terms, null, total);
}
