import type { ModelFiles } from "../src/engine/model/assembly";

/** A BERT of the sizes that Turc et al. 2019 published, and Base. */
const SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

export interface GrowthModel {
  readonly name: string;
  readonly layers: number;
  readonly hidden: number;
}

export const GROWTH_MODELS: readonly GrowthModel[] = [
  { name: "Tiny", layers: 2, hidden: 128 },
  { name: "Mini", layers: 4, hidden: 256 },
  { name: "Small", layers: 4, hidden: 512 },
  { name: "Medium", layers: 8, hidden: 512 },
  { name: "Base", layers: 12, hidden: 768 },
];

export const VOCABULARY = 30_522;

/** Model files with random int8 rows: for times and memory only. Heads have 64 columns, as in all published sizes. */
export function randomModel({ layers, hidden }: GrowthModel): ModelFiles {
  const inner = 4 * hidden;
  const shapes: [name: string, rows: number, columns: number][] = [
    ["embeddings.word_embeddings", VOCABULARY, hidden],
    ["embeddings.position_embeddings", 512, hidden],
    ["embeddings.token_type_embeddings", 2, hidden],
  ];
  const norms = ["embeddings.LayerNorm", "cls.predictions.transform.LayerNorm"];
  const biased: typeof shapes = [
    ["pooler.dense", hidden, hidden],
    ["cls.predictions.transform.dense", hidden, hidden],
  ];
  for (let i = 0; i < layers; i++) {
    const at = `encoder.layer.${i}`;
    for (const part of ["self.query", "self.key", "self.value", "output.dense"]) {
      biased.push([`${at}.attention.${part}`, hidden, hidden]);
    }
    biased.push([`${at}.intermediate.dense`, inner, hidden], [`${at}.output.dense`, hidden, inner]);
    norms.push(`${at}.attention.output.LayerNorm`, `${at}.output.LayerNorm`);
  }
  const header: Record<string, unknown> = {};
  const fills: ((file: ArrayBuffer, at: number) => void)[] = [];
  let size = 0;
  const add = (name: string, dtype: "F32" | "I8", shape: number[], fill: (i: number) => number): void => {
    const count = shape.reduce((a, b) => a * b, 1);
    const bytes = dtype === "F32" ? 4 * count : count;
    header[name] = { dtype, shape, data_offsets: [size, size + bytes] };
    const start = size;
    size += Math.ceil(bytes / 4) * 4;
    fills.push((file, at) => {
      const values =
        dtype === "F32" ? new Float32Array(file, at + start, count) : new Int8Array(file, at + start, count);
      for (let i = 0; i < count; i++) values[i] = fill(i);
    });
  };
  let state = 1;
  const noise = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
    return state >> 24;
  };
  for (const [name, rows, columns] of [...shapes, ...biased]) {
    add(`${name}.weight`, "I8", [rows, columns], noise);
    add(`${name}.weight_scale`, "F32", [rows], () => 1 / (64 * Math.sqrt(columns)));
  }
  for (const [name, rows] of biased) add(`${name}.bias`, "F32", [rows], () => 0);
  for (const name of norms) {
    add(`${name}.weight`, "F32", [hidden], () => 1);
    add(`${name}.bias`, "F32", [hidden], () => 0);
  }
  add("cls.predictions.bias", "F32", [VOCABULARY], () => 0);

  let text = JSON.stringify(header);
  text += " ".repeat((8 - (text.length % 8)) % 8);
  const weights = new ArrayBuffer(8 + text.length + size);
  new DataView(weights).setBigUint64(0, BigInt(text.length), true);
  new Uint8Array(weights).set(new TextEncoder().encode(text), 8);
  for (const fill of fills) fill(weights, 8 + text.length);
  return {
    config: {
      vocab_size: VOCABULARY,
      hidden_size: hidden,
      num_hidden_layers: layers,
      num_attention_heads: hidden / 64,
      intermediate_size: inner,
      max_position_embeddings: 512,
    },
    // As many as the table has rows: fewer are taken for a file that was cut.
    vocab: Array.from({ length: VOCABULARY }, (_, id) => SPECIAL[id] ?? `w${id}`).join("\n"),
    weights,
  };
}
