import type { BertConfig } from "../model/config";
import type { Steps } from "../steps";
import type { Tensor } from "../tensor";
import type { Vocabulary } from "../tokenizer/vocabulary";
import { cosine, dot } from "./vectors";

/** Rows read between two pauses: a few milliseconds' work. */
const ROWS_AT_ONCE = 2000;

/** Questions about the learned tables themselves: no sentence is involved. */
export interface TableRequest {
  /** Vocabulary ids whose nearest rows are wanted. */
  readonly near: readonly number[];
  /** How many rows to return for each, nearest first. */
  readonly top: number;
  /** How many position vectors to compare with each other; 0 for none. */
  readonly positions: number;
}

/** A row of the word embedding table. */
export interface TableRow {
  readonly id: number;
  readonly token: string;
  /** Cosine to the row that was asked about. */
  readonly cosine: number;
}

export interface TableResult {
  readonly near: readonly { readonly id: number; readonly rows: readonly TableRow[] }[];
  /** Cosines `[positions, positions]` of the position vectors; null if none were asked for. */
  readonly positions: Tensor | null;
  /** `[positions]`: Euclidean lengths of these vectors; null if none were asked for. */
  readonly positionLengths: Float32Array | null;
}

/** What is needed of a model: `Bert` is one. */
interface TableModel {
  readonly config: Pick<BertConfig, "vocabSize" | "maxPositions" | "hiddenSize">;
  readonly tokenizer: { readonly vocabulary: Pick<Vocabulary, "text" | "size"> };
  embeddingRow(id: number): Float32Array;
  /** As `embeddingRow`, into a given vector. */
  readEmbeddingRow(id: number, target: Float32Array): void;
  positionRow(position: number): Float32Array;
}

/**
 * The rows of the word embedding table nearest to some of them by cosine (a row itself left out), and the cosines
 * between the first position vectors. One pass over the whole table answers for all ids. Pauses now and
 * then.
 * @throws RequestError if an id or position does not exist.
 */
export function* readTable(model: TableModel, { near, top, positions }: TableRequest): Steps<TableResult> {
  const { vocabulary } = model.tokenizer;
  const asked = near.map((id) => ({ id, vector: model.embeddingRow(id) }));
  const lengths = asked.map(({ vector }) => dot(vector, vector));
  const best = asked.map((): TableRow[] => []);
  const row = new Float32Array(model.config.hiddenSize);
  for (let id = 0; id < vocabulary.size && asked.length > 0; id++) {
    if (id % ROWS_AT_ONCE === 0) yield;
    model.readEmbeddingRow(id, row);
    const length = dot(row, row);
    if (length === 0) continue;
    asked.forEach(({ id: own, vector }, i) => {
      if (id === own) return;
      const value = Math.max(-1, Math.min(1, dot(vector, row) / Math.sqrt(lengths[i] * length)));
      insert(best[i], { id, token: vocabulary.text(id), cosine: value }, top);
    });
  }
  return {
    near: asked.map(({ id }, i) => ({ id, rows: best[i] })),
    positions: positions > 0 ? positionCosines(model, positions) : null,
    positionLengths: positions > 0 ? positionLengths(model, positions) : null,
  };
}

/** Keeps `rows` sorted, nearest first, and no longer than `top`. */
function insert(rows: TableRow[], row: TableRow, top: number): void {
  if (rows.length >= top && !(row.cosine > (rows[rows.length - 1]?.cosine ?? Number.POSITIVE_INFINITY)))
    return;
  let at = rows.length;
  while (at > 0 && rows[at - 1].cosine < row.cosine) at--;
  rows.splice(at, 0, row);
  if (rows.length > top) rows.pop();
}

function positionLengths(model: TableModel, count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, position) => {
    const vector = model.positionRow(position);
    return Math.sqrt(dot(vector, vector));
  });
}

function positionCosines(model: TableModel, count: number): Tensor {
  const vectors = Array.from({ length: count }, (_, position) => model.positionRow(position));
  const data = new Float32Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      data[i * count + j] = cosine(vectors[i], vectors[j]);
      data[j * count + i] = data[i * count + j];
    }
  }
  return { shape: [count, count], data };
}
