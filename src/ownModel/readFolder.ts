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
  if (files.length === 0) throw new Error("No files were chosen.");
  const config = find("config.json");
  if (!config) {
    throw new Error(
      "There is no config.json among these files. Choose the whole folder of a Hugging Face BERT.",
    );
  }
  const weights = find("model.safetensors");
  if (!weights) throw new Error(whyNoWeights(files));
  if (weights.size > LARGEST_WEIGHTS) {
    throw new Error(
      `model.safetensors has ${Math.round(weights.size / 1e6)} MB; more than ${LARGEST_WEIGHTS / 1e6} MB does not fit a browser tab. BERT-Base or smaller works.`,
    );
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
    return "These weights are split over several files. This page reads a single model.safetensors: save the model again with max_shard_size larger than it.";
  }
  if (names.some((name) => /\.(bin|pt|pth|ckpt|pkl)$/.test(name))) {
    return "These weights are pickled, and a pickle can run code when it is opened, so this page does not. Save the model as safetensors and try again.";
  }
  return "There is no model.safetensors among these files. Choose the whole folder of a Hugging Face BERT.";
}

async function readText(file: ChosenFile): Promise<string> {
  if (file.size > LARGEST_TEXT) throw new Error(`${file.name} is far too large for what it should hold.`);
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
    throw new Error("There is neither a vocab.txt nor a tokenizer.json among these files.");
  }
  const vocab = vocabularyOf(parse(await readText(tokenizerFile), "tokenizer.json"));
  return { vocab, cased: hasCapitals(vocab) };
}

/** The WordPiece table of a `tokenizer.json`, as the text of a vocab.txt. */
function vocabularyOf(json: unknown): string {
  const model = (json as { model?: { type?: unknown; vocab?: unknown } } | null)?.model;
  const table = model?.vocab;
  if (model?.type !== "WordPiece" || typeof table !== "object" || table === null || Array.isArray(table)) {
    throw new Error("tokenizer.json does not hold a WordPiece vocabulary, which every BERT has.");
  }
  const words: string[] = [];
  for (const [word, id] of Object.entries(table)) {
    if (!Number.isInteger(id) || id < 0 || id > 10_000_000) {
      throw new Error(`tokenizer.json gives “${word}” an id that is no row number.`);
    }
    words[id as number] = word;
  }
  for (let id = 0; id < words.length; id++) words[id] ??= `[unused-${id}]`;
  return words.join("\n");
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
    throw new Error(`${name} is not valid JSON; perhaps it was cut short.`);
  }
}
