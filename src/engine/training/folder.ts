import type { BertConfig } from "../model/config";
import { type NamedTensors, writeSafetensors } from "../model/writeSafetensors";
import type { ParameterStore } from "./store";

/** The files of a Hugging Face model folder. */
export interface ModelFolder {
  readonly config: string;
  readonly vocab: string;
  readonly tokenizerConfig: string;
  readonly weights: ArrayBuffer;
}

/** Their names in the folder. */
export const FOLDER_NAMES = {
  config: "config.json",
  vocab: "vocab.txt",
  tokenizerConfig: "tokenizer_config.json",
  weights: "model.safetensors",
} as const satisfies Record<keyof ModelFolder, string>;

/**
 * What Hugging Face's `BertForPreTraining`, or with labels `BertForSequenceClassification`, loads; this engine too. All
 * values are F32; the decoder is tied to the word embeddings and not written again.
 * @param labels names of the classes of a head that judges the pooled vector.
 */
export function modelFolder(
  store: ParameterStore,
  config: BertConfig,
  vocab: string,
  labels: readonly string[] | null = null,
): ModelFolder {
  const tensors: NamedTensors = {};
  for (const parameter of store.parameters) {
    const { name, rows, columns, isVector } = parameter;
    const isHead = /^(cls|classifier)\./.test(name);
    tensors[isHead ? name : `bert.${name}`] = {
      shape: isVector ? [columns] : [rows, columns],
      data: store.values(parameter).slice(),
    };
  }
  const json = {
    architectures: [labels ? "BertForSequenceClassification" : "BertForPreTraining"],
    model_type: "bert",
    attention_probs_dropout_prob: 0.1,
    hidden_act: "gelu",
    hidden_dropout_prob: 0.1,
    hidden_size: config.hiddenSize,
    initializer_range: 0.02,
    intermediate_size: config.intermediateSize,
    layer_norm_eps: config.layerNormEps,
    max_position_embeddings: config.maxPositions,
    num_attention_heads: config.heads,
    num_hidden_layers: config.layers,
    pad_token_id: 0,
    position_embedding_type: "absolute",
    tie_word_embeddings: true,
    torch_dtype: "float32",
    type_vocab_size: config.typeVocabSize,
    vocab_size: config.vocabSize,
    ...(labels && {
      id2label: Object.fromEntries(labels.map((label, i) => [i, label])),
      label2id: Object.fromEntries(labels.map((label, i) => [label, i])),
    }),
  };
  return {
    config: `${JSON.stringify(json, null, 2)}\n`,
    vocab: vocab.endsWith("\n") ? vocab : `${vocab}\n`,
    tokenizerConfig: `${JSON.stringify({ do_lower_case: true, tokenizer_class: "BertTokenizer" }, null, 2)}\n`,
    weights: writeSafetensors(tensors),
  };
}
