/** What decides how many parameters a BERT has. A `BertConfig` is one. */
export interface ModelSizes {
  readonly vocabSize: number;
  readonly hiddenSize: number;
  readonly layers: number;
  /** Cut the hidden vector into slices; they cost nothing. */
  readonly heads: number;
  readonly intermediateSize: number;
  readonly maxPositions: number;
  /** 0: no segment table (as in DistilBERT). */
  readonly typeVocabSize: number;
  /**
   * Width of the three embedding tables, where it is not the hidden size: a matrix then widens each vector
   * (ALBERT, Lan et al. 2019, section 3.1; ELECTRA). Default: the hidden size, and no such matrix.
   */
  readonly embeddingSize?: number;
  /** All layers use the weights of one (ALBERT, section 3.1). Default: each has its own. */
  readonly sharedLayers?: boolean;
}

/** The heads on top of the encoder that are counted. `Abilities` of a loaded model is one. */
export interface CountedHeads {
  readonly pooler: boolean;
  readonly nsp: boolean;
  readonly mlm: boolean;
}

/** A `BertForPreTraining`: everything that pre-training learns. */
export const ALL_HEADS: CountedHeads = { pooler: true, nsp: true, mlm: true };

/** Parts of a BERT that are counted apart, in the order of the forward pass. */
export const PARAMETER_PARTS = [
  "word",
  "position",
  "segment",
  "embeddingProjection",
  "query",
  "key",
  "value",
  "attentionOutput",
  "feedForward",
  "layerNorm",
  "pooler",
  "nsp",
  "mlm",
] as const;

export type ParameterPart = (typeof PARAMETER_PARTS)[number];

/** One learned tensor: its name in HF's `BertForPreTraining` (without the `bert.` prefix), and its shape. */
interface ParameterTensor {
  readonly name: string;
  readonly part: ParameterPart;
  readonly shape: readonly number[];
}

/** Parameters by part, all layers together. */
export interface ParameterCount {
  readonly parts: Readonly<Record<ParameterPart, number>>;
  /** The tables, their LayerNorm and the widening matrix. */
  readonly embeddings: number;
  /** One encoder layer. */
  readonly layer: number;
  /** All encoder layers; with shared layers, one. */
  readonly encoder: number;
  readonly heads: number;
  readonly total: number;
}

/**
 * Every learned tensor of a BERT of these sizes, as HF `BertForPreTraining` has them. The MLM decoder is tied to the
 * word table, so only its bias is listed. With shared layers, layer 0 stands for all.
 */
export function parameterTensors(sizes: ModelSizes, heads: CountedHeads = ALL_HEADS): ParameterTensor[] {
  const { vocabSize, hiddenSize: hidden, intermediateSize: inner, maxPositions, typeVocabSize } = sizes;
  const width = sizes.embeddingSize ?? hidden;
  const tensors: ParameterTensor[] = [];
  const table = (part: ParameterPart, name: string, rows: number): void => {
    if (rows > 0) tensors.push({ name: `embeddings.${name}_embeddings.weight`, part, shape: [rows, width] });
  };
  const linear = (part: ParameterPart, name: string, outputs: number, inputs: number): void => {
    tensors.push({ name: `${name}.weight`, part, shape: [outputs, inputs] });
    tensors.push({ name: `${name}.bias`, part, shape: [outputs] });
  };
  const norm = (part: ParameterPart, name: string, size: number): void => {
    tensors.push({ name: `${name}.weight`, part, shape: [size] });
    tensors.push({ name: `${name}.bias`, part, shape: [size] });
  };

  table("word", "word", vocabSize);
  table("position", "position", maxPositions);
  table("segment", "token_type", typeVocabSize);
  norm("layerNorm", "embeddings.LayerNorm", width);
  if (width !== hidden) linear("embeddingProjection", "encoder.embedding_hidden_mapping_in", hidden, width);
  for (let i = 0; i < (sizes.sharedLayers ? Math.min(1, sizes.layers) : sizes.layers); i++) {
    const at = `encoder.layer.${i}`;
    linear("query", `${at}.attention.self.query`, hidden, hidden);
    linear("key", `${at}.attention.self.key`, hidden, hidden);
    linear("value", `${at}.attention.self.value`, hidden, hidden);
    linear("attentionOutput", `${at}.attention.output.dense`, hidden, hidden);
    norm("layerNorm", `${at}.attention.output.LayerNorm`, hidden);
    linear("feedForward", `${at}.intermediate.dense`, inner, hidden);
    linear("feedForward", `${at}.output.dense`, hidden, inner);
    norm("layerNorm", `${at}.output.LayerNorm`, hidden);
  }
  if (heads.pooler) linear("pooler", "pooler.dense", hidden, hidden);
  if (heads.nsp) linear("nsp", "cls.seq_relationship", 2, hidden);
  if (heads.mlm) {
    linear("mlm", "cls.predictions.transform.dense", width, hidden);
    norm("mlm", "cls.predictions.transform.LayerNorm", width);
    tensors.push({ name: "cls.predictions.bias", part: "mlm", shape: [vocabSize] });
  }
  return tensors;
}

/** How many numbers a tensor holds. */
export function tensorSize({ shape }: Pick<ParameterTensor, "shape">): number {
  return shape.reduce((product, side) => product * side, 1);
}

/** Counts the parameters of a BERT of these sizes (Devlin et al. 2019, section 3; tensors as in `parameterTensors`). */
export function parameterCount(sizes: ModelSizes, heads: CountedHeads = ALL_HEADS): ParameterCount {
  const parts = Object.fromEntries(PARAMETER_PARTS.map((part) => [part, 0])) as Record<ParameterPart, number>;
  let embeddings = 0;
  let layer = 0;
  let encoder = 0;
  let total = 0;
  for (const tensor of parameterTensors(sizes, heads)) {
    const size = tensorSize(tensor);
    parts[tensor.part] += size;
    total += size;
    if (tensor.name.startsWith("encoder.layer.")) encoder += size;
    else if (tensor.name.startsWith("embeddings.") || tensor.part === "embeddingProjection")
      embeddings += size;
    if (tensor.name.startsWith("encoder.layer.0.")) layer += size;
  }
  return { parts, embeddings, layer, encoder, heads: total - embeddings - encoder, total };
}

/** How a weights file stores numbers; "int8" is the form of this page's file: see `weightBytes`. */
export type WeightFormat = "f32" | "f16" | "int8";

/**
 * Bytes of all weights: 4 or 2 for each number; "int8" has 1 for each number of a matrix and 4 for each of its rows'
 * scales, while vectors stay f32 (`training/export.py`).
 */
export function weightBytes(
  sizes: ModelSizes,
  format: WeightFormat,
  heads: CountedHeads = ALL_HEADS,
): number {
  let bytes = 0;
  for (const tensor of parameterTensors(sizes, heads)) {
    const size = tensorSize(tensor);
    if (format === "f16") bytes += 2 * size;
    else if (format === "f32" || tensor.shape.length === 1) bytes += 4 * size;
    else bytes += size + 4 * tensor.shape[0];
  }
  return bytes;
}

/** Floating-point operations for one token of a text; a multiplication and an addition are two. */
export interface TokenFlops {
  /** Query, key, value and output projections, all layers: layers · 8 · hidden². */
  readonly projections: number;
  /** Scores with every token, and the weighted sum of their values: layers · 4 · tokens · hidden. */
  readonly attention: number;
  /** Both matrices of the feed-forward part: layers · 4 · hidden · intermediate. */
  readonly feedForward: number;
  /** The sum of the above. */
  readonly total: number;
  /** The MLM head at one position where a word is guessed, not in the total: 2 · hidden² + 2 · hidden · vocabulary. */
  readonly mlm: number;
}

/**
 * Matrix products of the forward pass per token, by the counting of Kaplan et al. 2020 (table 1), without biases,
 * softmax, GELU and LayerNorm. Sharing weights between layers saves none of them.
 * @param tokens length of the text: every token attends to all of them.
 */
export function tokenFlops(sizes: ModelSizes, tokens: number): TokenFlops {
  const { layers, hiddenSize: hidden, intermediateSize: inner, vocabSize } = sizes;
  const width = sizes.embeddingSize ?? hidden;
  const projections = layers * 8 * hidden * hidden;
  const attention = layers * 4 * tokens * hidden;
  const feedForward = layers * 4 * hidden * inner;
  return {
    projections,
    attention,
    feedForward,
    total: projections + attention + feedForward,
    mlm: 2 * hidden * width + 2 * width * vocabSize,
  };
}
