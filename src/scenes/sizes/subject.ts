import {
  ALL_HEADS,
  type CountedHeads,
  type ModelSizes,
  type ParameterCount,
  parameterCount,
} from "../../engine";
import type { ModelInfo } from "../../worker/protocol";
import { FAMILY, measuresOf, type Relative, sizesOf } from "../family";
import type { SceneContext } from "../scene";

/** What the calculator computes for the visitor's sizes. */
export interface Subject {
  readonly sizes: ModelSizes;
  readonly count: ParameterCount;
  /** Tokens of the text that one token's work is counted in: never more than there are positions. */
  readonly tokens: number;
  /** Numbers in each head's slice; null if the hidden size cannot be split so. */
  readonly headSize: number | null;
  /** True if these are the sizes of this page’s own model, and it is at work. */
  readonly isOurs: boolean;
}

/** The member of the family that the calculator shows, if it is one. */
export function chosenRelative({ settings }: Pick<SceneContext, "settings">): Relative | null {
  const own = settings.sizes;
  return (
    FAMILY.find((relative) =>
      Object.entries(measuresOf(relative)).every(([name, value]) => own[name as keyof typeof own] === value),
    ) ?? null
  );
}

/** Everything the scene needs for the visitor's sizes. */
export function subjectOf(context: Pick<SceneContext, "settings" | "model" | "ownModel">): Subject {
  const sizes = sizesOf(context.settings.sizes);
  return {
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
