import { type ModelSizes, type ParameterCount, parameterCount } from "../../engine";
import type { SceneContext } from "../scene";
import { words } from "./words";

/** One line of the comparison: a model, and what it is made of. */
export interface AlbertLine {
  readonly id: "bert" | "factored" | "shared";
  readonly name: string;
  readonly sizes: ModelSizes;
  readonly count: ParameterCount;
}

const BASE: ModelSizes = {
  vocabSize: 30522,
  hiddenSize: 768,
  layers: 12,
  heads: 12,
  intermediateSize: 3072,
  maxPositions: 512,
  typeVocabSize: 2,
};
const LARGE: ModelSizes = { ...BASE, hiddenSize: 1024, layers: 24, heads: 16, intermediateSize: 4096 };

/** ALBERT-base as published: 30,000 pieces, 128 wide (Lan et al. 2020, section 4.1 and table 1). */
export const ALBERT_BASE: ModelSizes = { ...BASE, vocabSize: 30000, embeddingSize: 128, sharedLayers: true };

/** The sizes to start from. */
function startSizes({ settings, model }: SceneContext): ModelSizes {
  const { size } = settings.variants;
  return size === "large" ? LARGE : size === "ours" && model ? model.config : BASE;
}

/** The same model as BERT has it, with narrow tables, and with one layer for all (if the visitor shares). */
export function albertLines(context: SceneContext): readonly AlbertLine[] {
  const { width, share } = context.settings.variants;
  const sizes = startSizes(context);
  const factored = { ...sizes, embeddingSize: Math.min(width, sizes.hiddenSize) };
  const shared = { ...factored, sharedLayers: share };
  return [
    { id: "bert", name: words.albert.lines.bert, sizes, count: parameterCount(sizes) },
    { id: "factored", name: words.albert.lines.factored, sizes: factored, count: parameterCount(factored) },
    {
      id: "shared",
      name: share ? words.albert.lines.shared : words.albert.lines.own,
      sizes: shared,
      count: parameterCount(shared),
    },
  ];
}
