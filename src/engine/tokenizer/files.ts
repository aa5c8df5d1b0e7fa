import { ModelFileError } from "../errors";
import { brief, type Json, parseObject } from "../model/config";
import { firstOdd, refuseOdd, TOKENIZER_CONFIG_FIELDS, TOKENIZER_FIELDS } from "../model/fields";
import type { TokenizerOptions } from "./tokenizer";
import { type AddedToken, SPECIAL_TOKENS, unusedName, vocabularyLines } from "./vocabulary";

/** The texts of a folder's files that say how a model reads text; those that it lacks are absent. */
export interface TokenizerFiles {
  readonly "tokenizer.json"?: string;
  readonly "tokenizer_config.json"?: string;
  readonly "vocab.txt"?: string;
  readonly "added_tokens.json"?: string;
}

/** How a model reads text: its vocabulary's entries, and everything that a `Tokenizer` does with them. */
export interface TokenizerReading {
  readonly vocab: readonly string[];
  readonly options: TokenizerOptions;
}

/** Roles of the special tokens in tokenizer_config.json, and what BERT calls them. */
const ROLES = {
  pad_token: "[PAD]",
  unk_token: "[UNK]",
  cls_token: "[CLS]",
  sep_token: "[SEP]",
  mask_token: "[MASK]",
} as const;

/**
 * Reads a folder's tokenizer in one order: what tokenizer.json says is law; else tokenizer_config.json; else config.json;
 * and only where nothing says it, the case is guessed from the vocabulary.
 * @param vocabSize rows of the model's table: no id may lie beyond it.
 * @throws ModelFileError naming the file and the part that this engine does not follow.
 */
export function readTokenizer(files: TokenizerFiles, config: Json, vocabSize: number): TokenizerReading {
  const law =
    files["tokenizer.json"] === undefined ? null : parseObject(files["tokenizer.json"], "tokenizer.json");
  const stated =
    files["tokenizer_config.json"] === undefined
      ? {}
      : parseObject(files["tokenizer_config.json"], "tokenizer_config.json");
  refuseOddConfig(stated, config.tokenizer_class);
  if (law) return readLaw(law, vocabSize);

  const text = files["vocab.txt"];
  if (text === undefined) throw new ModelFileError("folderNoVocabulary");
  const vocab = vocabularyLines(text);
  const flag = (name: string): boolean | null => {
    const value = stated[name] ?? config[name];
    return typeof value === "boolean" ? value : null;
  };
  return {
    vocab,
    options: {
      lowercase: flag("do_lower_case") ?? !hasCapitals(vocab),
      stripAccents: flag("strip_accents"),
      spaceIdeographs: flag("tokenize_chinese_chars") ?? true,
      cleanText: flag("clean_text") ?? true,
      added: addedBeside(files["added_tokens.json"], stated, vocab, vocabSize),
    },
  };
}

/** Cased vocabularies hold words with capitals from A to Z; uncased ones only names in brackets, and signs such as ℝ. */
function hasCapitals(vocab: readonly string[]): boolean {
  return vocab.some((word) => /[A-Z]/.test(word) && !/^[[<].*[\]>]$/.test(word));
}

/** What a tokenizer.json says. */
function readLaw(law: Json, vocabSize: number): TokenizerReading {
  const check = (path: string, object: Json): void => {
    const odd = firstOdd(object, TOKENIZER_FIELDS[path]);
    if (!odd) return;
    const name = path === "" ? odd.field : path;
    throw new ModelFileError("tokenizerKind", name, path === "" ? "unknown" : kindOf(object, odd.field));
  };
  check("", law);
  const model = object(law.model);
  if (model?.type === "WordPiece" || model?.type === undefined) {
    if (typeof model?.vocab !== "object" || model.vocab === null || Array.isArray(model.vocab)) {
      throw new ModelFileError("tokenizerNoVocabulary");
    }
  }
  check("model", model ?? {});
  const normalizer = onlyOne(law.normalizer, "normalizers");
  if (!normalizer) throw new ModelFileError("tokenizerKind", "normalizer", "null");
  check("normalizer", normalizer);
  const splitter = onlyOne(law.pre_tokenizer, "pretokenizers");
  if (!splitter) throw new ModelFileError("tokenizerKind", "pre_tokenizer", "null");
  check("pre_tokenizer", splitter);
  refuseOtherFrame(object(law.post_processor));

  const is = (name: string, otherwise: boolean): boolean => (normalizer[name] ?? otherwise) === true;
  const most = model?.max_input_chars_per_word;
  return {
    vocab: tableOf(model?.vocab as Json, vocabSize),
    options: {
      cleanText: is("clean_text", true),
      spaceIdeographs: is("handle_chinese_chars", true),
      lowercase: is("lowercase", true),
      stripAccents: typeof normalizer.strip_accents === "boolean" ? normalizer.strip_accents : null,
      maxWordChars: typeof most === "number" && most > 0 ? Math.min(most, 10_000) : 100,
      added: (Array.isArray(law.added_tokens) ? law.added_tokens : []).map((token) =>
        readAdded(object(token) ?? {}, vocabSize),
      ),
    },
  };
}

function object(value: unknown): Json | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

/** A part, or the one part of a sequence of one. */
function onlyOne(value: unknown, list: string): Json | null {
  const part = object(value);
  const parts = part?.type === "Sequence" ? part[list] : null;
  return Array.isArray(parts) && parts.length === 1 ? object(parts[0]) : part;
}

/** How a part is called in the sentence that refuses it: its type, or the field that is odd and its value. */
function kindOf(part: Json, field: string): string {
  return field === "type" ? brief(part.type) : `${field} ${brief(part[field])}`;
}

/** @throws ModelFileError if texts are framed otherwise than `[CLS] A [SEP]` and `[CLS] A [SEP] B [SEP]`. */
function refuseOtherFrame(frame: Json | null): void {
  const other = otherFrame(frame);
  if (other !== null) throw new ModelFileError("tokenizerKind", "post_processor", other);
}

/** What a frame is, if it is not BERT's. */
function otherFrame(frame: Json | null): string | null {
  if (!frame) return "null";
  if (frame.type === "BertProcessing") {
    const [cls, sep] = [frame.cls, frame.sep].map((pair) => (Array.isArray(pair) ? pair[0] : null));
    return cls === "[CLS]" && sep === "[SEP]" ? null : `${brief(cls)}, ${brief(sep)}`;
  }
  if (frame.type !== "TemplateProcessing") return brief(frame.type);
  const single = templateOf(frame.single);
  if (single !== "[CLS]:0 A:0 [SEP]:0") return single;
  const pair = templateOf(frame.pair);
  // Models without segments give every token of a pair the first.
  return /^\[CLS\]:0 A:0 \[SEP\]:0 B:([01]) \[SEP\]:\1$/.test(pair) ? null : pair;
}

/** `[CLS]:0 A:0 [SEP]:0`: a template's parts with their segments. */
function templateOf(parts: unknown): string {
  if (!Array.isArray(parts)) return brief(parts);
  return parts
    .slice(0, 9)
    .map((part) => {
      const { id, type_id } = object(part?.SpecialToken ?? part?.Sequence) ?? {};
      return `${String(id).slice(0, 20)}:${String(type_id).slice(0, 9)}`;
    })
    .join(" ");
}

/** The entries of tokenizer.json's table by id; a row without one has a name that no text becomes. */
function tableOf(table: Json, vocabSize: number): readonly string[] {
  const entries: string[] = [];
  for (const [word, id] of Object.entries(table)) entries[idWithin(word, id, vocabSize)] = word;
  return Array.from(entries, (word, id) => word ?? unusedName(id));
}

function idWithin(word: string, id: unknown, vocabSize: number): number {
  if (typeof id !== "number" || !Number.isInteger(id) || id < 0 || id >= vocabSize) {
    throw new ModelFileError("vocabularyId", word.slice(0, 60), brief(id), vocabSize - 1);
  }
  return id;
}

function readAdded(token: Json, vocabSize: number): AddedToken {
  const odd = firstOdd(token, TOKENIZER_FIELDS.added_tokens);
  if (odd) throw new ModelFileError("tokenizerKind", "added_tokens", kindOf(token, odd.field));
  const { id, content, special, normalized, single_word } = token;
  if (typeof content !== "string") throw new ModelFileError("tokenizerKind", "added_tokens", brief(content));
  return {
    id: idWithin(content, id, vocabSize),
    content,
    special: special === true,
    normalized: typeof normalized === "boolean" ? normalized : special !== true,
    singleWord: single_word === true,
  };
}

/** Tokens added beside a vocab.txt: in `added_tokens_decoder`, or in added_tokens.json with the special ones named. */
function addedBeside(
  text: string | undefined,
  stated: Json,
  vocab: readonly string[],
  vocabSize: number,
): readonly AddedToken[] {
  const found = new Map<string, AddedToken>();
  const extra = stated.additional_special_tokens ?? stated.extra_special_tokens;
  const special = new Set([
    ...SPECIAL_TOKENS,
    ...(Array.isArray(extra) ? extra : Object.values(object(extra) ?? {})).map(contentOf),
  ]);
  for (const [content, id] of Object.entries(
    text === undefined ? {} : parseObject(text, "added_tokens.json"),
  )) {
    found.set(content, readAdded({ id, content, special: special.has(content) }, vocabSize));
  }
  for (const [id, token] of Object.entries(object(stated.added_tokens_decoder) ?? {})) {
    const added = readAdded({ ...object(token), id: Number(id) }, vocabSize);
    found.set(added.content, added);
  }
  for (const content of special) {
    const id = vocab.indexOf(content);
    if (id >= 0 && !found.has(content))
      found.set(content, readAdded({ id, content, special: true }, vocabSize));
  }
  return [...found.values()];
}

/** A token's text, whether it is written as text or as an object. */
function contentOf(token: unknown): string {
  return typeof token === "string" ? token : String(object(token)?.content ?? "");
}

/**
 * @param kindInConfig the tokenizer's class as config.json has it, where tokenizer_config.json says none.
 * @throws ModelFileError naming the first field of tokenizer_config.json that this engine does not follow.
 */
function refuseOddConfig(stated: Json, kindInConfig: unknown): void {
  refuseOdd(stated, "tokenizer_config.json", TOKENIZER_CONFIG_FIELDS);
  const kind = stated.tokenizer_class ?? kindInConfig;
  if (
    typeof kind === "string" &&
    !/^(Distil|)Bert(Tokenizer|TokenizerFast)$|^Electra|^PreTrained|^Tokenizers/.test(kind)
  ) {
    throw new ModelFileError("tokenizerClass", brief(kind));
  }
  for (const [role, name] of Object.entries(ROLES)) {
    const given = stated[role];
    if (given === undefined || given === null || contentOf(given) === name) continue;
    throw new ModelFileError("tokenizerSpecial", role, brief(contentOf(given)), name);
  }
}
