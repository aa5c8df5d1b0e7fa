import { Tokenizer as HfTokenizer } from "@huggingface/tokenizers";
import { SPECIAL_TOKENS } from "./vocabulary";

/** Builds the uncased BERT tokenizer of @huggingface/tokenizers, as `tokenizer.json` of bert-base-uncased describes it. */
export function hfTokenizer(vocabText: string): HfTokenizer {
  const vocab = Object.fromEntries(
    vocabText
      .trimEnd()
      .split("\n")
      .map((token, id) => [token, id]),
  );
  const special = (id: string): object => ({ SpecialToken: { id, type_id: 0 } });
  const sequence = (id: string, type_id: number): object => ({ Sequence: { id, type_id } });
  const sepOfPair = { SpecialToken: { id: "[SEP]", type_id: 1 } };
  const tokenizer = {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: SPECIAL_TOKENS.map((content) => ({
      id: vocab[content],
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: {
      type: "BertNormalizer",
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: "BertPreTokenizer" },
    post_processor: {
      type: "TemplateProcessing",
      single: [special("[CLS]"), sequence("A", 0), special("[SEP]")],
      pair: [special("[CLS]"), sequence("A", 0), special("[SEP]"), sequence("B", 1), sepOfPair],
      special_tokens: Object.fromEntries(
        ["[CLS]", "[SEP]"].map((id) => [id, { id, ids: [vocab[id]], tokens: [id] }]),
      ),
    },
    decoder: { type: "WordPiece", prefix: "##", cleanup: true },
    model: {
      type: "WordPiece",
      unk_token: "[UNK]",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab,
    },
  };
  const config = { tokenizer_class: "BertTokenizer", do_lower_case: true, unk_token: "[UNK]" };
  return new HfTokenizer(
    tokenizer as unknown as ConstructorParameters<typeof HfTokenizer>[0],
    config as unknown as ConstructorParameters<typeof HfTokenizer>[1],
  );
}
