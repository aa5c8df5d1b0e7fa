import { ModelFileError } from "../errors";

/** The families whose encoder is BERT's: DistilBERT has no segments and no pooler, ELECTRA may have narrower tables. */
const FAMILIES = ["bert", "distilbert", "electra"] as const;
type Family = (typeof FAMILIES)[number];

/** What bends the feed-forward part's numbers; `gelu_new` is the approximation of GELU with a tanh. */
const ACTIVATIONS = ["gelu", "gelu_new", "relu"] as const;
export type ActivationName = (typeof ACTIVATIONS)[number];

/** The fields of a HF `config.json` that the engine uses, under the engine's names. */
export interface BertConfig {
  readonly family: Family;
  readonly vocabSize: number;
  readonly hiddenSize: number;
  /** Width of the embedding tables; where it is not `hiddenSize`, a matrix widens what they give (ELECTRA). */
  readonly embeddingSize: number;
  readonly layers: number;
  readonly heads: number;
  /** hiddenSize / heads. */
  readonly headSize: number;
  readonly intermediateSize: number;
  readonly activation: ActivationName;
  readonly maxPositions: number;
  /** 0: the model has no segment table (DistilBERT). */
  readonly typeVocabSize: number;
  readonly layerNormEps: number;
}

export type Json = Readonly<Record<string, unknown>>;

/** How each family calls what all three have. */
const NAMES = {
  bert: {
    hidden: "hidden_size",
    layers: "num_hidden_layers",
    heads: "num_attention_heads",
    inner: "intermediate_size",
    activation: "hidden_act",
  },
  distilbert: {
    hidden: "dim",
    layers: "n_layers",
    heads: "n_heads",
    inner: "hidden_dim",
    activation: "activation",
  },
} as const;

/** Spellings of the activations in config.json. */
const SPELLINGS: Readonly<Record<string, ActivationName>> = {
  gelu: "gelu",
  gelu_python: "gelu",
  gelu_new: "gelu_new",
  gelu_fast: "gelu_new",
  gelu_pytorch_tanh: "gelu_new",
  gelu_accurate: "gelu_new",
  relu: "relu",
};

/**
 * Reads a HF `config.json`, as text or parsed.
 * @throws ModelFileError if it is of another kind than BERT, DistilBERT or ELECTRA, or a size is absurd. Fields that it
 * does not read are `refuseOddFields`' affair (`fields.ts`).
 */
export function parseConfig(source: string | object): BertConfig {
  const json = typeof source === "string" ? parseObject(source, "config.json") : (source as Json);
  const family = familyOf(json);
  expectOneOf(json, "position_embedding_type", ["absolute"]);
  const names = NAMES[family === "distilbert" ? "distilbert" : "bert"];
  const hiddenSize = size(json, names.hidden, 65_536);
  const heads = size(json, names.heads, 1024);
  if (hiddenSize % heads !== 0) {
    throw new ModelFileError("configHeads", hiddenSize, heads);
  }
  expectOneOf(json, names.activation, Object.keys(SPELLINGS));
  return {
    family,
    vocabSize: size(json, "vocab_size", 2_000_000),
    hiddenSize,
    embeddingSize: family === "electra" ? size(json, "embedding_size", 65_536, hiddenSize) : hiddenSize,
    layers: size(json, names.layers, 1000),
    heads,
    headSize: hiddenSize / heads,
    intermediateSize: size(json, names.inner, 1_000_000),
    activation: SPELLINGS[(json[names.activation] as string | null | undefined) ?? "gelu"],
    maxPositions: size(json, "max_position_embeddings", 1_000_000),
    typeVocabSize: family === "distilbert" ? 0 : size(json, "type_vocab_size", 1000, 2),
    layerNormEps: epsilon(json),
  };
}

/** @throws ModelFileError naming the kind if it is none of ours. Files of the first years have no `model_type`. */
function familyOf(json: Json): Family {
  const { model_type: type, architectures } = json;
  if ((FAMILIES as readonly unknown[]).includes(type)) return type as Family;
  const [architecture] = Array.isArray(architectures) ? architectures : [];
  if (type === undefined || type === null) {
    const family = { Bert: "bert", DistilBert: "distilbert", Electra: "electra" } as const;
    const made = /^(DistilBert|Bert|Electra)(For|Model|LMHead)/.exec(String(architecture ?? "BertModel"));
    if (made) return family[made[1] as keyof typeof family];
    throw new ModelFileError("otherKind", brief(architecture));
  }
  throw new ModelFileError("otherKind", brief(type));
}

/** Characters of a value that a sentence shows. */
const MOST_SHOWN = 60;

/** A value as a sentence shows it: short, whatever it is. */
export function brief(value: unknown): string {
  if (typeof value === "string") {
    return `"${value.slice(0, MOST_SHOWN)}${value.length > MOST_SHOWN ? "…" : ""}"`;
  }
  if (Array.isArray(value)) return `[…${value.length}]`;
  if (typeof value === "object" && value !== null) return `{…}`;
  return String(value);
}

/** @throws ModelFileError if a file is no JSON object, or is nested beyond sense. */
export function parseObject(text: string, file: string): Json {
  if (text.startsWith("version https://git-lfs")) throw new ModelFileError("lfsPointer", file);
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new ModelFileError("fileNoJson", file);
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw new ModelFileError("fileNoObject", file);
  }
  return json as Json;
}

function size(json: Json, name: string, max: number, fallback?: number): number {
  const value = json[name] ?? fallback;
  if (typeof value !== "number" || !Number.isInteger(value) || value < 1 || value > max) {
    if (value === undefined) throw new ModelFileError("configNoSize", name, max);
    throw new ModelFileError("configWrongSize", name, brief(value), max);
  }
  return value;
}

function epsilon(json: Json): number {
  const value = json.layer_norm_eps ?? 1e-12;
  if (typeof value !== "number" || !(value >= 0 && value < 1)) {
    throw new ModelFileError("configEpsilon", brief(value));
  }
  return value;
}

/** Fields that may be absent or null, but change the computation when they are not what BERT has. */
function expectOneOf(json: Json, name: string, known: readonly string[]): void {
  const value = json[name] ?? known[0];
  if (!known.includes(value as string)) {
    throw new ModelFileError("configUnknown", name, brief(value), known);
  }
}
