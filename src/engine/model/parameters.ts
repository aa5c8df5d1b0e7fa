import { allocationFloats } from "../kernels/arena";
import type { Backend, Kernels, Linear, Norm, WeightMatrix } from "../kernels/kernels";
import type { BertConfig } from "./config";
import type { WeightsFile } from "./weights";

/** The learned weights of one encoder layer (HF `BertLayer`), packed. */
export interface LayerParameters {
  readonly query: Linear;
  readonly key: Linear;
  readonly value: Linear;
  readonly attentionOutput: Linear;
  readonly attentionNorm: Norm;
  readonly intermediate: Linear;
  readonly output: Linear;
  readonly outputNorm: Norm;
}

/** The MLM head: a dense layer, GELU and LayerNorm, then the decoder, `[vocabulary, hidden]`. */
export interface MlmParameters {
  readonly transform: Linear;
  readonly norm: Norm;
  readonly decoder: Linear;
}

export interface Parameters {
  /** `[vocabulary, embedding]`; with a tied decoder (as BERT has), the same packed matrix. */
  readonly word: Linear;
  /** `[maxPositions, embedding]`, row-major. */
  readonly position: Float32Array;
  /** `[types, embedding]`, row-major; empty if the model has no segments. */
  readonly tokenType: Float32Array;
  readonly embeddingNorm: Norm;
  /** `[hidden, embedding]`: widens narrower embeddings (ELECTRA); null where they are as wide as the hidden states. */
  readonly projection: Linear | null;
  readonly layers: readonly LayerParameters[];
  readonly pooler: Linear | null;
  readonly nsp: Linear | null;
  readonly mlm: MlmParameters | null;
}

/** Room in the arena for every tensor of the file, however many of them will be used. */
export function parameterFloats(file: WeightsFile, backend: Backend): number {
  let floats = 0;
  for (const { shape, int8 } of file.sizes()) {
    if (shape.length === 1) floats += allocationFloats(shape[0]);
    else if (shape.length === 2) floats += backend.linearFloats(shape[0], shape[1], int8);
  }
  return floats;
}

/**
 * Checks all weights against the config and packs them into the arena, part by part: before each part it yields the
 * beginning of the names of the tensors that it is about to read, for a caller whose file is still arriving.
 * @throws ModelFileError naming the first tensor that is missing or wrong.
 */
export function* loadParameters(
  file: WeightsFile,
  config: BertConfig,
  kernels: Kernels,
): Generator<string, Parameters> {
  const { hiddenSize: hidden, embeddingSize: width, vocabSize, maxPositions, typeVocabSize } = config;
  const { linear, norm } = packers(file, config, kernels);
  const decoder = (name: string): Linear =>
    kernels.pack(file.matrix(name, vocabSize, width), null, Number.NEGATIVE_INFINITY);

  yield "embeddings.";
  const word = decoder("embeddings.word_embeddings.weight");
  const position = dequantize(file.matrix("embeddings.position_embeddings.weight", maxPositions, width));
  const tokenType =
    typeVocabSize === 0
      ? new Float32Array(0)
      : dequantize(file.matrix("embeddings.token_type_embeddings.weight", typeVocabSize, width));
  const embeddingNorm = norm("embeddings.LayerNorm", width);
  if (width !== hidden) yield "embeddings_project.";
  const projection = width === hidden ? null : linear("embeddings_project", hidden, width);
  const embeddings = { word, position, tokenType, embeddingNorm, projection };

  const layers: LayerParameters[] = [];
  for (let i = 0; i < config.layers; i++) {
    yield `encoder.layer.${i}.`;
    layers.push(loadLayer(file, config, kernels, i));
  }

  yield "pooler.";
  const pooler = file.has("pooler.dense.weight") ? linear("pooler.dense", hidden, hidden) : null;
  yield "cls.";
  const nsp = file.has("cls.seq_relationship.weight") ? linear("cls.seq_relationship", 2, hidden) : null;
  if (!file.has("cls.predictions.transform.dense.weight")) {
    return { ...embeddings, layers, pooler, nsp, mlm: null };
  }
  const own = "cls.predictions.decoder.weight";
  const mlm: MlmParameters = {
    transform: linear("cls.predictions.transform.dense", hidden, hidden),
    norm: norm("cls.predictions.transform.LayerNorm"),
    decoder: file.has(own) && !isTied(file, own, word, kernels) ? decoder(own) : word,
  };
  const biasName = ["cls.predictions.bias", "cls.predictions.decoder.bias"].find((name) => file.has(name));
  kernels.memory.set(file.vector(biasName ?? "cls.predictions.bias", vocabSize), mlm.decoder.bias);
  return { ...embeddings, layers, pooler, nsp, mlm };
}

/** Packs one encoder layer. @throws ModelFileError naming the first tensor that is missing or wrong. */
export function loadLayer(
  file: WeightsFile,
  config: BertConfig,
  kernels: Kernels,
  index: number,
): LayerParameters {
  const { hiddenSize: hidden, intermediateSize: inner } = config;
  const { linear, norm } = packers(file, config, kernels);
  const at = `encoder.layer.${index}`;
  return {
    query: linear(`${at}.attention.self.query`, hidden, hidden),
    key: linear(`${at}.attention.self.key`, hidden, hidden),
    value: linear(`${at}.attention.self.value`, hidden, hidden),
    attentionOutput: linear(`${at}.attention.output.dense`, hidden, hidden),
    attentionNorm: norm(`${at}.attention.output.LayerNorm`),
    intermediate: linear(`${at}.intermediate.dense`, inner, hidden),
    output: linear(`${at}.output.dense`, hidden, inner),
    outputNorm: norm(`${at}.output.LayerNorm`),
  };
}

function packers(file: WeightsFile, config: BertConfig, kernels: Kernels) {
  return {
    linear: (name: string, outputs: number, inputs: number): Linear => {
      const weights = file.matrix(`${name}.weight`, outputs, inputs);
      return kernels.pack(weights, file.vector(`${name}.bias`, outputs));
    },
    norm: (name: string, size: number = config.hiddenSize): Norm => ({
      size,
      gamma: store(kernels, file.vector(`${name}.weight`, size)),
      beta: store(kernels, file.vector(`${name}.bias`, size)),
      epsilon: config.layerNormEps,
    }),
  };
}

/** Whether a decoder written out in the file is the word embedding table after all. */
function isTied(file: WeightsFile, name: string, word: Linear, kernels: Kernels): boolean {
  const values = dequantize(file.peekMatrix(name, word.outputs, word.inputs));
  const row = new Float32Array(word.inputs);
  for (let i = 0; i < word.outputs; i++) {
    kernels.unpackRow(word, i, row);
    if (row.some((value, j) => value !== values[i * word.inputs + j])) return false;
  }
  return true;
}

function store(kernels: Kernels, values: Float32Array): number {
  const at = kernels.allocate(values.length);
  kernels.memory.set(values, at);
  return at;
}

function dequantize({ rows, columns, values, scales }: WeightMatrix): Float32Array {
  const floats = Float32Array.from(values);
  if (scales) for (let i = 0; i < rows * columns; i++) floats[i] *= scales[Math.floor(i / columns)];
  return floats;
}
