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
  /** `[vocabulary, hidden]`; with a tied decoder (as BERT has), the same packed matrix. */
  readonly word: Linear;
  /** `[maxPositions, hidden]`, row-major. */
  readonly position: Float32Array;
  /** `[types, hidden]`, row-major. */
  readonly tokenType: Float32Array;
  readonly embeddingNorm: Norm;
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
 * Checks all weights against the config and packs them into the arena.
 * @throws ModelFileError naming the first tensor that is missing or wrong.
 */
export function loadParameters(file: WeightsFile, config: BertConfig, kernels: Kernels): Parameters {
  const { hiddenSize: hidden, intermediateSize: inner, vocabSize, maxPositions, typeVocabSize } = config;

  const linear = (name: string, outputs: number, inputs: number): Linear => {
    const weights = file.matrix(`${name}.weight`, outputs, inputs);
    return kernels.pack(weights, file.vector(`${name}.bias`, outputs));
  };
  const norm = (name: string): Norm => ({
    size: hidden,
    gamma: store(kernels, file.vector(`${name}.weight`, hidden)),
    beta: store(kernels, file.vector(`${name}.bias`, hidden)),
    epsilon: config.layerNormEps,
  });

  const words = file.matrix("embeddings.word_embeddings.weight", vocabSize, hidden);
  const mlmBias = readMlmBias(file, vocabSize);
  const word = kernels.pack(words, mlmBias, Number.NEGATIVE_INFINITY);
  return {
    word,
    position: dequantize(file.matrix("embeddings.position_embeddings.weight", maxPositions, hidden)),
    tokenType: dequantize(file.matrix("embeddings.token_type_embeddings.weight", typeVocabSize, hidden)),
    embeddingNorm: norm("embeddings.LayerNorm"),
    layers: Array.from({ length: config.layers }, (_, i): LayerParameters => {
      const at = `encoder.layer.${i}`;
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
    }),
    pooler: file.has("pooler.dense.weight") ? linear("pooler.dense", hidden, hidden) : null,
    nsp: file.has("cls.seq_relationship.weight") ? linear("cls.seq_relationship", 2, hidden) : null,
    mlm: mlmBias && {
      transform: linear("cls.predictions.transform.dense", hidden, hidden),
      norm: norm("cls.predictions.transform.LayerNorm"),
      decoder: readDecoder(file, config, kernels, mlmBias) ?? word,
    },
  };
}

/** The decoder's bias, under its own name or the decoder's; null if the model has no MLM head. */
function readMlmBias(file: WeightsFile, vocabSize: number): Float32Array | null {
  if (!file.has("cls.predictions.transform.dense.weight")) return null;
  const name = file.has("cls.predictions.bias") ? "cls.predictions.bias" : "cls.predictions.decoder.bias";
  return file.vector(name, vocabSize);
}

/** The decoder's own matrix, if the file has one that differs from the word embeddings. */
function readDecoder(
  file: WeightsFile,
  config: BertConfig,
  kernels: Kernels,
  bias: Float32Array,
): Linear | null {
  const name = "cls.predictions.decoder.weight";
  if (!file.has(name) || file.sameBytes(name, "embeddings.word_embeddings.weight")) return null;
  return kernels.pack(file.matrix(name, config.vocabSize, config.hiddenSize), bias, Number.NEGATIVE_INFINITY);
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
