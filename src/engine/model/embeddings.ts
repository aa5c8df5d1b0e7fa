import type { Kernels, Rows } from "../kernels/kernels";
import type { BertConfig } from "./config";
import type { Parameters } from "./parameters";
import type { Recorder } from "./recorder";
import type { Workspace } from "./workspace";

/**
 * LayerNorm(word + position + token type embeddings), `[tokens, embedding]` (HF `BertEmbeddings`), widened to
 * `[tokens, hidden]` where a model's embeddings are narrower (HF `ElectraModel.embeddings_project`). A model with one
 * segment, or none, takes a pair for one.
 */
export function embed(
  ids: Int32Array,
  segmentIds: Int32Array,
  config: BertConfig,
  parameters: Parameters,
  kernels: Kernels,
  workspace: Workspace,
  recorder: Recorder,
): Rows {
  const tokens = ids.length;
  const { embeddingSize: size, typeVocabSize } = config;
  const shape = [tokens, size];
  const { position, tokenType, projection } = parameters;
  const types = segmentIds.map((segment) => Math.min(segment, typeVocabSize - 1));
  const words = new Float32Array(tokens * size);
  const sum = workspace.rows("dense", tokens);
  for (let i = 0; i < tokens; i++) {
    const word = words.subarray(i * size, (i + 1) * size);
    kernels.unpackRow(parameters.word, ids[i], word);
    const target = workspace.view(sum, i, size);
    const type = types[i] * size;
    for (let j = 0; j < size; j++) target[j] = word[j] + position[i * size + j];
    if (typeVocabSize > 0) for (let j = 0; j < size; j++) target[j] += tokenType[type + j];
  }
  recorder.embeddingFrom("word", shape, () => words);
  recorder.embeddingFrom("position", shape, () => position.slice(0, tokens * size));
  recorder.embeddingFrom("tokenType", shape, () => {
    const rows = new Float32Array(tokens * size);
    types.forEach((type, i) => {
      if (type >= 0) rows.set(tokenType.subarray(type * size, (type + 1) * size), i * size);
    });
    return rows;
  });
  recorder.embedding("sum", sum, size);
  const hidden = workspace.rows("hidden", tokens);
  if (projection) {
    const normalized = workspace.rows("middle", tokens);
    kernels.layerNorm(sum, null, parameters.embeddingNorm, normalized);
    kernels.linear(normalized, projection, hidden);
  } else {
    kernels.layerNorm(sum, null, parameters.embeddingNorm, hidden);
  }
  recorder.embedding("norm", hidden, config.hiddenSize);
  return hidden;
}
