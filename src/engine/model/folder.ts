import { ModelFileError } from "../errors";
import { readTokenizer, type TokenizerReading } from "../tokenizer/files";
import { parseConfig, parseObject } from "./config";
import { refuseOddFields } from "./fields";

/** A file of a folder, before it is opened. */
interface ListedFile {
  /** Its path, with slashes: `model.safetensors`, `my-bert/1_Pooling/config.json`. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** The files of a model folder that say what it is, all of them small. */
const TEXTS = [
  "config.json",
  "tokenizer.json",
  "tokenizer_config.json",
  "vocab.txt",
  "added_tokens.json",
  "model.safetensors.index.json",
] as const;
type TextName = (typeof TEXTS)[number];

/** Larger weights do not fit a browser tab beside their packed copy. BERT-Base in F32 is 440 MB. */
export const LARGEST_WEIGHTS = 700e6;

/** Bytes beyond which a file is something else under its name. tokenizer.json of a multilingual BERT has 3 MB. */
const LARGEST_TEXT: Readonly<Record<TextName, number>> = {
  "config.json": 1e6,
  "tokenizer.json": 20e6,
  "tokenizer_config.json": 5e6,
  "vocab.txt": 20e6,
  "added_tokens.json": 5e6,
  "model.safetensors.index.json": 5e6,
};

/** What to open of a folder, as paths. */
interface FolderPlan<File extends ListedFile> {
  /** By its name in the model's folder. */
  readonly texts: ReadonlyMap<TextName, File>;
  /** All files of the model's own folder by name, for what the texts will speak of. */
  readonly files: ReadonlyMap<string, File>;
}

/** What the small files of a folder say: everything but the weights' numbers. */
interface FolderReading {
  readonly config: string;
  readonly tokenizer: TokenizerReading;
  /** Names of the weights files, in the model's folder. */
  readonly weights: readonly string[];
}

/**
 * Finds a model's files among those that were chosen or dropped. Of several folders with a config.json the topmost
 * counts: sentence-transformers keeps others below it, and so do checkpoints.
 * @throws ModelFileError if there is no such folder, or more than one.
 */
export function planFolder<File extends ListedFile>(files: readonly File[]): FolderPlan<File> {
  if (files.length === 0) throw new ModelFileError("folderEmpty");
  const configs = files.map(({ path }) => partsOf(path)).filter(({ name }) => name === "config.json");
  if (configs.length === 0) throw new ModelFileError("folderNoConfig");
  const top = Math.min(...configs.map(({ depth }) => depth));
  const folders = [...new Set(configs.filter(({ depth }) => depth === top).map(({ folder }) => folder))];
  if (folders.length > 1) throw new ModelFileError("folderSeveral", folders.length);
  const own = new Map<string, File>();
  for (const file of files) {
    const { folder, name } = partsOf(file.path);
    if (folder === folders[0]) own.set(name, file);
  }
  const texts = new Map<TextName, File>();
  for (const name of TEXTS) {
    const file = own.get(name);
    if (!file) continue;
    if (file.size > LARGEST_TEXT[name]) throw new ModelFileError("folderTextLarge", name);
    texts.set(name, file);
  }
  return { texts, files: own };
}

function partsOf(path: string): { folder: string; name: string; depth: number } {
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  return { folder: parts.slice(0, -1).join("/"), name: parts.at(-1) ?? "", depth: parts.length };
}

/**
 * Reads the small files: the kind of model first, then its weights' form, then its tokenizer, so that what this engine
 * cannot run is refused by its own name before any weights are opened.
 * @param sizes bytes of all files of the model's folder, by name.
 * @throws ModelFileError in a sentence that says what is wrong and what to do.
 */
export function readSmallFiles(
  texts: ReadonlyMap<string, string>,
  sizes: ReadonlyMap<string, number>,
): FolderReading {
  const config = texts.get("config.json") ?? "";
  const json = parseObject(config, "config.json");
  const { vocabSize } = parseConfig(json);
  refuseOddFields(json);
  const weights = weightsNames(texts.get("model.safetensors.index.json"), sizes);
  const bytes = weights.reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
  if (bytes > LARGEST_WEIGHTS) {
    throw new ModelFileError("folderWeightsLarge", Math.round(bytes / 1e6), LARGEST_WEIGHTS / 1e6);
  }
  const tokenizer = readTokenizer(Object.fromEntries(texts), json, vocabSize);
  return { config, tokenizer, weights };
}

/** The one weights file, or the shards that its index names. @throws ModelFileError saying why there are none. */
function weightsNames(index: string | undefined, sizes: ReadonlyMap<string, number>): readonly string[] {
  if (sizes.has("model.safetensors")) return ["model.safetensors"];
  const names = [...sizes.keys()];
  if (index !== undefined) {
    const { weight_map } = parseObject(index, "model.safetensors.index.json");
    const shards = [...new Set(Object.values((weight_map ?? {}) as object).map(String))];
    const missing = shards.find((name) => !sizes.has(name));
    if (missing !== undefined) throw new ModelFileError("folderShard", missing.slice(0, 80));
    if (shards.length > 0) return shards;
  }
  if (names.some((name) => /-of-\d+\.safetensors$/.test(name))) {
    throw new ModelFileError("folderShard", "model.safetensors.index.json");
  }
  if (names.some((name) => /\.(bin|pt|pth|ckpt|pkl)$/.test(name))) throw new ModelFileError("folderPickled");
  const other = OTHER_FORMATS.find(([ending]) => names.some((name) => ending.test(name)));
  if (other) throw new ModelFileError("folderOtherFormat", other[1]);
  throw new ModelFileError("folderNoWeights");
}

const OTHER_FORMATS: readonly (readonly [RegExp, string])[] = [
  [/\.onnx$/, "ONNX"],
  [/\.h5$|^saved_model\.pb$|\.ckpt\./, "TensorFlow"],
  [/\.msgpack$/, "Flax"],
  [/\.gguf$/, "GGUF"],
  [/\.mlpackage$|\.mlmodel$/, "Core ML"],
  [/\.ot$/, "Rust (rust_model.ot)"],
];
