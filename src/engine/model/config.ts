import { ModelFileError } from "../errors";

/** The fields of a HF BERT `config.json` that the engine uses, under the engine's names. */
export interface BertConfig {
  readonly vocabSize: number;
  readonly hiddenSize: number;
  readonly layers: number;
  readonly heads: number;
  /** hiddenSize / heads. */
  readonly headSize: number;
  readonly intermediateSize: number;
  readonly maxPositions: number;
  readonly typeVocabSize: number;
  readonly layerNormEps: number;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads a HF `config.json`, as text or parsed.
 * @throws ModelFileError if it is no BERT of the classic kind (absolute positions, erf GELU) or a size is absurd.
 */
export function parseConfig(source: string | object): BertConfig {
  const json = typeof source === "string" ? parseJson(source) : (source as Json);
  expectOneOf(json, "model_type", ["bert"]);
  expectOneOf(json, "hidden_act", ["gelu", "gelu_python"]);
  expectOneOf(json, "position_embedding_type", ["absolute"]);
  const hiddenSize = size(json, "hidden_size", 65_536);
  const heads = size(json, "num_attention_heads", 1024);
  if (hiddenSize % heads !== 0) {
    throw new ModelFileError("configHeads", hiddenSize, heads);
  }
  return {
    vocabSize: size(json, "vocab_size", 10_000_000),
    hiddenSize,
    layers: size(json, "num_hidden_layers", 1000),
    heads,
    headSize: hiddenSize / heads,
    intermediateSize: size(json, "intermediate_size", 1_000_000),
    maxPositions: size(json, "max_position_embeddings", 1_000_000),
    typeVocabSize: size(json, "type_vocab_size", 1000, 2),
    layerNormEps: epsilon(json),
  };
}

function parseJson(text: string): Json {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ModelFileError("configNoJson");
  }
  if (typeof json !== "object" || json === null) {
    throw new ModelFileError("configNoObject");
  }
  return json as Json;
}

function size(json: Json, name: string, max: number, fallback?: number): number {
  const value = json[name] ?? fallback;
  if (typeof value !== "number" || !Number.isInteger(value) || value < 1 || value > max) {
    if (value === undefined) throw new ModelFileError("configNoSize", name, max);
    throw new ModelFileError("configWrongSize", name, JSON.stringify(value), max);
  }
  return value;
}

function epsilon(json: Json): number {
  const value = json.layer_norm_eps ?? 1e-12;
  if (typeof value !== "number" || !(value >= 0 && value < 1)) {
    throw new ModelFileError("configEpsilon", JSON.stringify(value));
  }
  return value;
}

/** Fields that may be absent, but change the computation when they are not what BERT has. */
function expectOneOf(json: Json, name: string, known: readonly string[]): void {
  const value = json[name];
  if (value !== undefined && !known.includes(value as string)) {
    throw new ModelFileError("configUnknown", name, JSON.stringify(value), known);
  }
}
