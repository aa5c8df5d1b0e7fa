import { ModelFileError } from "../errors";
import { brief, type Json, parseObject } from "./config";

/**
 * Every field of a Hugging Face folder's JSON files that is known here, and what becomes of it: nothing is passed over,
 * and a field that neither stands here nor is of one of the harmless `KINDS` refuses the file by its name.
 *
 * - "obeyed": the engine computes by it (or refuses values that it cannot compute by, where it is read).
 * - "harmless": it changes no number of a forward pass: training, saving, generation, bookkeeping.
 * - a list: the values under which it changes nothing; with another value the file is refused by the field's name.
 *
 * Sources: transformers 4.57 and 5.24, `configuration_{bert,distilbert,electra}.py`, `configuration_utils.py`,
 * `tokenization_utils_base.py`; tokenizers 0.22, `tokenizer.json` of its serialization.
 */
type Fate = "obeyed" | "harmless" | readonly unknown[];

const OFF = [undefined, null, false, 0, "", "none"] as const;

const CONFIG_FIELDS: Readonly<Record<string, Fate>> = {
  // What the engine computes by.
  model_type: "obeyed",
  architectures: "obeyed",
  vocab_size: "obeyed",
  hidden_size: "obeyed",
  embedding_size: "obeyed",
  num_hidden_layers: "obeyed",
  num_attention_heads: "obeyed",
  intermediate_size: "obeyed",
  hidden_act: "obeyed",
  max_position_embeddings: "obeyed",
  type_vocab_size: "obeyed",
  layer_norm_eps: "obeyed",
  position_embedding_type: "obeyed",
  id2label: "obeyed",
  problem_type: "obeyed",
  do_lower_case: "obeyed",
  // DistilBERT's names of them.
  dim: "obeyed",
  n_layers: "obeyed",
  n_heads: "obeyed",
  hidden_dim: "obeyed",
  activation: "obeyed",
  // What would make another model of it.
  is_decoder: OFF,
  is_encoder_decoder: OFF,
  add_cross_attention: OFF,
  cross_attention_hidden_size: OFF,
  pruned_heads: OFF,
  quantization_config: OFF,
  compression_config: OFF,
  directionality: [...OFF, "bidi"],
  auto_map: OFF,
  adapters: OFF,
  tokenizer_class: "obeyed",
  // The output is the same, computed piece by piece.
  chunk_size_feed_forward: "harmless",
  // Training.
  attention_probs_dropout_prob: "harmless",
  hidden_dropout_prob: "harmless",
  classifier_dropout: "harmless",
  attention_dropout: "harmless",
  dropout: "harmless",
  qa_dropout: "harmless",
  seq_classif_dropout: "harmless",
  summary_last_dropout: "harmless",
  summary_first_dropout: "harmless",
  summary_activation: "harmless",
  summary_type: "harmless",
  summary_use_proj: "harmless",
  summary_proj_to_labels: "harmless",
  initializer_range: "harmless",
  initializer_factor: "harmless",
  gradient_checkpointing: "harmless",
  // The position vectors are in the file, however they were made.
  sinusoidal_pos_embds: "harmless",
  // Whether the decoder is the word table is seen from the weights.
  tie_word_embeddings: "harmless",
  tie_weights_: "harmless",
  // Sizes of a pooler of the TensorFlow days, which its own tensor says.
  pooler_fc_size: "harmless",
  pooler_num_attention_heads: "harmless",
  pooler_num_fc_layers: "harmless",
  pooler_size_per_head: "harmless",
  pooler_type: "harmless",
  // What a call returns, and how text is generated, which no encoder does.
  output_attentions: "harmless",
  output_hidden_states: "harmless",
  output_past: "harmless",
  return_dict: "harmless",
  use_cache: "harmless",
  use_return_dict: "harmless",
  torchscript: "harmless",
  use_bfloat16: "harmless",
  eos_token_ids: "harmless",
  prefix: "harmless",
  max_length: "harmless",
  min_length: "harmless",
  do_sample: "harmless",
  early_stopping: "harmless",
  num_beams: "harmless",
  num_beam_groups: "harmless",
  diversity_penalty: "harmless",
  temperature: "harmless",
  top_k: "harmless",
  top_p: "harmless",
  typical_p: "harmless",
  repetition_penalty: "harmless",
  length_penalty: "harmless",
  exponential_decay_length_penalty: "harmless",
  no_repeat_ngram_size: "harmless",
  encoder_no_repeat_ngram_size: "harmless",
  bad_words_ids: "harmless",
  suppress_tokens: "harmless",
  begin_suppress_tokens: "harmless",
  num_return_sequences: "harmless",
  output_scores: "harmless",
  return_dict_in_generate: "harmless",
  remove_invalid_values: "harmless",
  // Bookkeeping.
  attn_implementation: "harmless",
  torch_dtype: "harmless",
  dtype: "harmless",
  num_labels: "harmless",
  label2id: "harmless",
  finetuning_task: "harmless",
  task_specific_params: "harmless",
  language: "harmless",
  name: "harmless",
  model_max_length: "harmless",
  sentence_transformers: "harmless",
  gradient_accumulation_steps: "harmless",
  tf_legacy_loss: "harmless",
  xla_device: "harmless",
  num_choices: "harmless",
  export_model_type: "harmless",
  base_model_prefix: "harmless",
  // How scores of a pair are shown; the page shows the logits.
  sbert_ce_default_activation_function: "harmless",
  "transformers.js_config": "harmless",
};

/**
 * Kinds of fields that change no number, by how their names are written: what is transformers' own (`_commit_hash`), ids
 * of tokens that have their names, what training dropped or was given, and where a model came from.
 */
const KINDS =
  /^_|_token_id$|dropout|(^|_)(version|path|url|license|authors?|date|seed|epochs?|batch_size|learning_rate|loss|weight_decay|optimizer|datasets?|description|tags|task|metrics?)$/;

export const TOKENIZER_CONFIG_FIELDS: Readonly<Record<string, Fate>> = {
  do_lower_case: "obeyed",
  strip_accents: "obeyed",
  tokenize_chinese_chars: "obeyed",
  added_tokens_decoder: "obeyed",
  additional_special_tokens: "obeyed",
  extra_special_tokens: "obeyed",
  tokenizer_class: "obeyed",
  cls_token: "obeyed",
  sep_token: "obeyed",
  mask_token: "obeyed",
  pad_token: "obeyed",
  unk_token: "obeyed",
  do_basic_tokenize: [undefined, null, true],
  never_split: [undefined, null],
  add_special_tokens: [undefined, null, true],
  wordpieces_prefix: [undefined, null, "##"],
  do_subword_tokenize: [undefined, null, true],
  word_tokenizer_type: [undefined, null, "basic"],
  subword_tokenizer_type: [undefined, null, "wordpiece"],
  // This page cuts texts itself, and pads none.
  model_max_length: "harmless",
  max_len: "harmless",
  max_length: "harmless",
  truncation: "harmless",
  truncation_side: "harmless",
  truncation_strategy: "harmless",
  stride: "harmless",
  padding: "harmless",
  padding_side: "harmless",
  pad_to_multiple_of: "harmless",
  pad_token_type_id: "harmless",
  // How ids become text again.
  clean_up_tokenization_spaces: "harmless",
  clean_text: "obeyed",
  model_input_names: "harmless",
  special_tokens_map_file: "harmless",
  tokenizer_file: "harmless",
  vocab_file: "harmless",
  processor_class: "harmless",
  model_type: "harmless",
  use_fast: "harmless",
  max_seq_length: "harmless",
  max_len_single_sentence: "harmless",
  return_token_type_ids: "harmless",
  return_tensors: "harmless",
  special_tokens: "harmless",
  legacy: "harmless",
  errors: "harmless",
  spaces_between_special_tokens: "harmless",
  add_prefix_space: OFF,
  add_bos_token: OFF,
  add_eos_token: OFF,
  backend: "harmless",
  is_local: "harmless",
  local_files_only: "harmless",
  init_inputs: "harmless",
  bos_token: "harmless",
  eos_token: "harmless",
  chat_template: "harmless",
  from_slow: "harmless",
  split_special_tokens: [undefined, null, false],
  trust_remote_code: "harmless",
  auto_map: [undefined, null],
};

/** Fields of the objects in `tokenizer.json`, under the path of the object: `normalizer` is one of type BertNormalizer. */
export const TOKENIZER_FIELDS: Readonly<Record<string, Readonly<Record<string, Fate>>>> = {
  "": {
    version: "harmless",
    // This page cuts texts itself, and pads none.
    truncation: "harmless",
    padding: "harmless",
    added_tokens: "obeyed",
    normalizer: "obeyed",
    pre_tokenizer: "obeyed",
    post_processor: "obeyed",
    decoder: "harmless",
    model: "obeyed",
  },
  normalizer: {
    type: ["BertNormalizer"],
    clean_text: "obeyed",
    handle_chinese_chars: "obeyed",
    strip_accents: "obeyed",
    lowercase: "obeyed",
  },
  pre_tokenizer: { type: ["BertPreTokenizer"] },
  added_tokens: {
    __type: ["AddedToken"],
    id: "obeyed",
    content: "obeyed",
    special: "obeyed",
    normalized: "obeyed",
    single_word: "obeyed",
    // They take blanks along, which are no tokens here.
    lstrip: "harmless",
    rstrip: "harmless",
  },
  model: {
    // Files of before 2021 have no type.
    type: [undefined, "WordPiece"],
    vocab: "obeyed",
    max_input_chars_per_word: "obeyed",
    unk_token: [undefined, "[UNK]"],
    continuing_subword_prefix: [undefined, "##"],
  },
};

/** A field that the table does not hold, or one whose value it does not allow; null if all is well. */
export function firstOdd(
  object: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, Fate>>,
): { readonly field: string; readonly known: boolean } | null {
  for (const [field, value] of Object.entries(object)) {
    const fate = Object.hasOwn(fields, field) ? fields[field] : KINDS.test(field) ? "harmless" : null;
    if (fate === "obeyed" || fate === "harmless") continue;
    if (fate?.includes(value) || isEmpty(value)) continue;
    return { field, known: fate !== null };
  }
  return null;
}

/** @throws ModelFileError naming the first field of a file that is unknown here, or has a value that is not followed. */
export function refuseOdd(json: Json, file: string, fields: Readonly<Record<string, Fate>>): void {
  const odd = firstOdd(json, fields);
  if (!odd) return;
  throw odd.known
    ? new ModelFileError("fieldRefused", file, odd.field, brief(json[odd.field]))
    : new ModelFileError("fieldUnknown", file, odd.field.slice(0, 60), brief(json[odd.field]));
}

/** Null, an empty text, list or object say nothing, whatever they would say it of. */
function isEmpty(value: unknown): boolean {
  return value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
}

/**
 * Looks through all fields of a `config.json`, as text or parsed.
 * @throws ModelFileError naming the first that would change the computation in a way that is not known here.
 */
export function refuseOddFields(source: string | object): void {
  const json = typeof source === "string" ? parseObject(source, "config.json") : (source as Json);
  refuseOdd(json, "config.json", CONFIG_FIELDS);
}
