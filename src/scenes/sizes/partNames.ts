import type { ParameterPart } from "../../engine";

const NAMES: Record<ParameterPart, string> = {
  word: "token table",
  position: "position table",
  segment: "segment table",
  embeddingProjection: "widening of the embeddings",
  query: "query projections",
  key: "key projections",
  value: "value projections",
  attentionOutput: "attention outputs",
  feedForward: "feed-forward parts",
  layerNorm: "LayerNorms",
  pooler: "pooler",
  nsp: "next-sentence head",
  mlm: "masked-word head",
};

/** What a part is called on the page. */
export function partName(part: ParameterPart): string {
  return NAMES[part];
}
