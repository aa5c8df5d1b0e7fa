import type { Kernels, Rows } from "../kernels/kernels";
import type { BertConfig } from "./config";
import type { Parameters } from "./parameters";
import type { Recorder } from "./recorder";
import type { Workspace } from "./workspace";

/**
 * LayerNorm(word + position + token type embeddings), `[tokens, hidden]` (HF `BertEmbeddings`).
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
  const { hiddenSize: size } = config;
  const shape = [tokens, size];
  const { position, tokenType } = parameters;
  const words = new Float32Array(tokens * size);
  const sum = workspace.rows("dense", tokens);
  for (let i = 0; i < tokens; i++) {
    const word = words.subarray(i * size, (i + 1) * size);
    kernels.unpackRow(parameters.word, ids[i], word);
    const target = workspace.view(sum, i, size);
    const type = segmentIds[i] * size;
    for (let j = 0; j < size; j++) target[j] = word[j] + position[i * size + j] + tokenType[type + j];
  }
  recorder.embeddingFrom("word", shape, () => words);
  recorder.embeddingFrom("position", shape, () => position.slice(0, tokens * size));
  recorder.embeddingFrom("tokenType", shape, () => {
    const rows = new Float32Array(tokens * size);
    segmentIds.forEach((type, i) => {
      rows.set(tokenType.subarray(type * size, (type + 1) * size), i * size);
    });
    return rows;
  });
  recorder.embedding("sum", sum, size);
  const hidden = workspace.rows("hidden", tokens);
  kernels.layerNorm(sum, null, parameters.embeddingNorm, hidden);
  recorder.embedding("norm", hidden, size);
  return hidden;
}
