import { words } from "../words/ownModel";
import type { OwnModelFiles } from "../worker/protocol";

/** A file the visitor chose or dropped: the part of `File` that is needed. */
export interface ChosenFile {
  readonly name: string;
  readonly size: number;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Larger weights do not fit a browser tab beside their packed copy. BERT-Base in F32 is 440 MB. */
export const LARGEST_WEIGHTS = 700e6;
/** A vocabulary or config beyond this is something else under that name. */
const LARGEST_TEXT = 32e6;

/**
 * Picks the parts of a Hugging Face model folder out of the chosen files.
 * @throws Error with a sentence for people that says what is missing or wrong, and what to do.
 */
export async function readFolder(files: readonly ChosenFile[]): Promise<OwnModelFiles> {
  const find = (name: string): ChosenFile | undefined => files.find((file) => file.name === name);
  if (files.length === 0) throw new Error(words.folder.nothing);
  const config = find("config.json");
  if (!config) {
    throw new Error(words.folder.noConfig);
  }
  const weights = find("model.safetensors");
  if (!weights) throw new Error(whyNoWeights(files));
  if (weights.size > LARGEST_WEIGHTS) {
    throw new Error(words.folder.tooLarge(Math.round(weights.size / 1e6), LARGEST_WEIGHTS / 1e6));
  }
  const { vocab, cased } = await readVocabulary(find("vocab.txt"), find("tokenizer.json"));
  const stated = await statedCase(find("tokenizer_config.json"));
  return {
    config: await readText(config),
    vocab,
    weights: await weights.arrayBuffer(),
    lowercase: stated ?? !cased,
  };
}

function whyNoWeights(files: readonly ChosenFile[]): string {
  const names = files.map(({ name }) => name);
  if (names.some((name) => name.endsWith(".safetensors.index.json") || /-of-\d+\.safetensors$/.test(name))) {
    return words.folder.split;
  }
  if (names.some((name) => /\.(bin|pt|pth|ckpt|pkl)$/.test(name))) {
    return words.folder.pickled;
  }
  return words.folder.noWeights;
}

async function readText(file: ChosenFile): Promise<string> {
  if (file.size > LARGEST_TEXT) throw new Error(words.folder.textTooLarge(file.name));
  return file.text();
}

async function readVocabulary(
  vocabFile: ChosenFile | undefined,
  tokenizerFile: ChosenFile | undefined,
): Promise<{ vocab: string; cased: boolean }> {
  if (vocabFile) {
    const vocab = await readText(vocabFile);
    return { vocab, cased: hasCapitals(vocab) };
  }
  if (!tokenizerFile) {
    throw new Error(words.folder.noVocabulary);
  }
  const vocab = vocabularyOf(parse(await readText(tokenizerFile), "tokenizer.json"));
  return { vocab, cased: hasCapitals(vocab) };
}

/** The WordPiece table of a `tokenizer.json`, as the text of a vocab.txt. */
function vocabularyOf(json: unknown): string {
  const model = (json as { model?: { type?: unknown; vocab?: unknown } } | null)?.model;
  const table = model?.vocab;
  if (model?.type !== "WordPiece" || typeof table !== "object" || table === null || Array.isArray(table)) {
    throw new Error(words.folder.noWordPiece);
  }
  const entries: string[] = [];
  for (const [word, id] of Object.entries(table)) {
    if (!Number.isInteger(id) || id < 0 || id > 10_000_000) {
      throw new Error(words.folder.wrongId(word));
    }
    entries[id as number] = word;
  }
  for (let id = 0; id < entries.length; id++) entries[id] ??= `[unused-${id}]`;
  return entries.join("\n");
}

/** Cased vocabularies hold words with capitals; uncased ones only the special tokens in brackets. */
function hasCapitals(vocab: string): boolean {
  return vocab.split(/\r?\n/).some((word) => !/^\[.*\]$/.test(word) && /\p{Lu}/u.test(word));
}

async function statedCase(file: ChosenFile | undefined): Promise<boolean | null> {
  if (!file) return null;
  const json = parse(await readText(file), "tokenizer_config.json") as { do_lower_case?: unknown } | null;
  return typeof json?.do_lower_case === "boolean" ? json.do_lower_case : null;
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(words.folder.noJson(name));
  }
}
