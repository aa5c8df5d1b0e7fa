import {
  ALL_HEADS,
  type CountedHeads,
  type ModelSizes,
  type ParameterCount,
  parameterCount,
} from "../../engine";
import type { ModelInfo } from "../../worker/protocol";
import { FAMILY, type Measures, measuresOf, OURS, type Relative, sizesOf } from "../family";
import type { SceneContext } from "../scene";

/** What the calculator computes for the visitor's sizes. */
export interface Subject {
  readonly measures: Measures;
  readonly sizes: ModelSizes;
  readonly count: ParameterCount;
  /** Tokens of the text that one token's work is counted in: never more than there are positions. */
  readonly tokens: number;
  /** Numbers in each head's slice; null if the hidden size cannot be split so. */
  readonly headSize: number | null;
  /** True if these are the sizes of this page’s own model, and it is at work. */
  readonly isOurs: boolean;
}

/** What the visitor chose of the sizes; what they did not is as the model at work has it. */
function measuresIn({ settings, model }: Pick<SceneContext, "settings" | "model">): Measures {
  const own = model ? measuresOfModel(model) : measuresOf(OURS);
  const { sizes } = settings;
  return {
    layers: sizes.layers ?? own.layers,
    hidden: sizes.hidden ?? own.hidden,
    heads: sizes.heads ?? own.heads,
    vocabulary: sizes.vocabulary ?? own.vocabulary,
    positions: sizes.positions ?? own.positions,
  };
}

/**
 * All sizes: those that the calculator asks for, and what follows from them by the paper's proportions, unless the model
 * at work has others. Its feed-forward part and its tables' width go with its hidden size, its segments with it.
 */
function sizesIn({ model }: Pick<SceneContext, "model">, measures: Measures): ModelSizes {
  const sizes = sizesOf(measures);
  if (!model) return sizes;
  const { intermediateSize, embeddingSize, typeVocabSize } = model.config;
  const isItsWidth = measures.hidden === model.config.hiddenSize;
  if (!isItsWidth) return { ...sizes, typeVocabSize };
  const widened = embeddingSize === measures.hidden ? {} : { embeddingSize };
  return { ...sizes, typeVocabSize, intermediateSize, ...widened };
}

function measuresOfModel({ config }: ModelInfo): Measures {
  const { layers, hiddenSize: hidden, heads, vocabSize: vocabulary, maxPositions: positions } = config;
  return { layers, hidden, heads, vocabulary, positions };
}

/** The member of the family that the calculator shows, if it is one. */
export function chosenRelative(context: Pick<SceneContext, "settings" | "model">): Relative | null {
  const measures = Object.entries(measuresIn(context));
  return (
    FAMILY.find((relative) => {
      const theirs = measuresOf(relative);
      return measures.every(([name, value]) => theirs[name as keyof Measures] === value);
    }) ?? null
  );
}

/** Everything the scene needs for the visitor's sizes. */
export function subjectOf(context: Pick<SceneContext, "settings" | "model" | "ownModel">): Subject {
  const measures = measuresIn(context);
  const sizes = sizesIn(context, measures);
  return {
    measures,
    sizes,
    count: parameterCount(sizes),
    tokens: Math.min(context.settings.sizes.tokens, sizes.maxPositions),
    headSize: sizes.hiddenSize % sizes.heads === 0 ? sizes.hiddenSize / sizes.heads : null,
    isOurs: context.model !== null && !context.ownModel && sameSizes(context.model, sizes),
  };
}

function sameSizes({ config, abilities }: ModelInfo, sizes: ModelSizes): boolean {
  const names = Object.keys(sizes) as (keyof ModelSizes)[];
  const own: Partial<ModelSizes> = config;
  const complete = (Object.keys(ALL_HEADS) as (keyof CountedHeads)[]).every((head) => abilities[head]);
  return complete && names.every((name) => own[name] === sizes[name]);
}
