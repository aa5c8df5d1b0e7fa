import type { ModelFiles } from "../model/assembly";
import { type NamedTensors, writeSafetensors } from "../model/writeSafetensors";
import { seededRandom } from "../random";

/** The sizes of a BERT with random weights. */
export interface Sizes {
  readonly vocab: number;
  readonly hidden: number;
  readonly heads: number;
  readonly inner: number;
  readonly layers: number;
  readonly positions: number;
}

/** Weights of a BertForPreTraining under their HF names, spread widely enough that no tensor is flat. */
export function randomTensors(sizes: Sizes, seed = 1): NamedTensors {
  const next = seededRandom(seed);
  const tensors: NamedTensors = {};
  const add = (name: string, shape: number[], spread: number, center = 0): void => {
    const size = shape.reduce((a, b) => a * b, 1);
    tensors[name] = {
      shape,
      data: Float32Array.from({ length: size }, () => center + (2 * next() - 1) * spread),
    };
  };
  const linear = (name: string, outputs: number, inputs: number): void => {
    add(`${name}.weight`, [outputs, inputs], 1.5 / Math.sqrt(inputs));
    add(`${name}.bias`, [outputs], 0.2);
  };
  const norm = (name: string): void => {
    add(`${name}.weight`, [sizes.hidden], 0.3, 1);
    add(`${name}.bias`, [sizes.hidden], 0.2);
  };
  add("bert.embeddings.word_embeddings.weight", [sizes.vocab, sizes.hidden], 1);
  add("bert.embeddings.position_embeddings.weight", [sizes.positions, sizes.hidden], 1);
  add("bert.embeddings.token_type_embeddings.weight", [2, sizes.hidden], 1);
  norm("bert.embeddings.LayerNorm");
  for (let i = 0; i < sizes.layers; i++) {
    const at = `bert.encoder.layer.${i}`;
    for (const part of ["query", "key", "value"])
      linear(`${at}.attention.self.${part}`, sizes.hidden, sizes.hidden);
    linear(`${at}.attention.output.dense`, sizes.hidden, sizes.hidden);
    norm(`${at}.attention.output.LayerNorm`);
    linear(`${at}.intermediate.dense`, sizes.inner, sizes.hidden);
    linear(`${at}.output.dense`, sizes.hidden, sizes.inner);
    norm(`${at}.output.LayerNorm`);
  }
  linear("bert.pooler.dense", sizes.hidden, sizes.hidden);
  linear("cls.seq_relationship", 2, sizes.hidden);
  linear("cls.predictions.transform.dense", sizes.hidden, sizes.hidden);
  norm("cls.predictions.transform.LayerNorm");
  add("cls.predictions.bias", [sizes.vocab], 0.5);
  return tensors;
}

/** Matrices as int8 rows with scales, as training/export.py writes them. */
export function quantizeRows(tensors: NamedTensors): NamedTensors {
  const packed: NamedTensors = {};
  for (const [name, { shape, data }] of Object.entries(tensors)) {
    if (shape.length !== 2) {
      packed[name] = { shape, data };
      continue;
    }
    const [rows, columns] = shape;
    const values = new Int8Array(data.length);
    const scales = Float32Array.from({ length: rows }, (_, r) => {
      const row = Array.from(data.subarray(r * columns, (r + 1) * columns));
      const scale = Math.fround(Math.max(...row.map(Math.abs)) / 127);
      values.set(
        row.map((value) => Math.round(value / scale)),
        r * columns,
      );
      return scale;
    });
    packed[name] = { shape, data: values };
    packed[`${name}_scale`] = { shape: [rows], data: scales };
  }
  return packed;
}

/** The files of a model folder with these weights; the vocabulary is [PAD]…[MASK], then w5, w6, … */
export function modelFiles(sizes: Sizes, tensors: NamedTensors): ModelFiles {
  const words = Array.from({ length: sizes.vocab }, (_, i) => `w${i}`);
  words.splice(0, 5, "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
  return {
    config: {
      model_type: "bert",
      hidden_act: "gelu",
      vocab_size: sizes.vocab,
      hidden_size: sizes.hidden,
      num_hidden_layers: sizes.layers,
      num_attention_heads: sizes.heads,
      intermediate_size: sizes.inner,
      max_position_embeddings: sizes.positions,
      type_vocab_size: 2,
      layer_norm_eps: 1e-12,
    },
    vocab: words.join("\n"),
    weights: writeSafetensors(tensors),
  };
}
